package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// fileHead begins a file with a model. Its number has to be raised with every
// change of the form, and of what a Ledger says of the same register.
const fileHead = "accords lists, form 3\n"

// mostUnsaved is after how many changed agreements the file is written anew. A
// start has to read them, and to write the file takes as long as a few thousand.
const mostUnsaved = mostChanged / 5

// Keep names the file that models are kept in from one start to the next. It is
// called before the first of the methods that make a model.
func (x *Index) Keep(file string) { x.file = file }

// Recall puts the model of the file in place, brought up to date. It takes a
// second where reading the register takes minutes, so that a portal can wait for
// it before it answers. Where there is no such file, or none that fits, it leaves
// everything to Renew.
func (x *Index) Recall(ctx context.Context) {
	x.renewing.Lock()
	defer x.renewing.Unlock()
	if x.file == "" || x.at.Load() != nil {
		return
	}
	start := x.now()
	m, err := load(x.file)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err == nil {
		x.log.InfoContext(ctx, "the index is read from its file", "agreements", m.state.Agreements, "took", x.now().Sub(start))
		err = x.amend(ctx, m)
	}
	if err != nil && ctx.Err() == nil {
		x.log.InfoContext(ctx, "the index is made anew", "file", x.file, "reason", err)
	}
}

// saved writes the model to the file where enough has changed, of which the
// caller says how much; never one that still has what was suppressed. Without a file
// portals work as well, they only start later.
func (x *Index) saved(ctx context.Context, m *model, changed int) {
	x.unsaved += changed
	if x.file == "" || x.unsaved < mostUnsaved || m.unclean() {
		return
	}
	if err := save(m, x.file, x.now()); err != nil {
		x.log.WarnContext(ctx, "the index is not kept: a start will have to make it anew", "err", err)
	}
	x.unsaved = 0 // whether it was written or not: the next try comes with the next changes
}

// save puts a model into a file that is whole or not there: it is written under
// another name first. Its last four bytes are the sum of all others.
func save(m *model, path string, now time.Time) (err error) {
	dir, name := filepath.Split(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := clean(path, now); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, name+".*"+unfinished) // for its owner alone: titles may be withdrawn later
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	sum := checksum()
	to := io.MultiWriter(f, sum)
	_, err = io.WriteString(to, fileHead)
	err = errors.Join(err, m.write(to), binary.Write(f, binary.LittleEndian, sum.Sum32()), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// unfinished ends the name of a file that is being written.
const unfinished = ".new"

// clean removes what a portal left that was killed while it wrote. Another one
// may be writing: an hour is enough for that.
func clean(path string, now time.Time) error {
	left, err := filepath.Glob(path + ".*" + unfinished)
	for _, name := range left {
		if st, failed := os.Stat(name); failed == nil && now.Sub(st.ModTime()) > time.Hour {
			err = errors.Join(err, os.Remove(name))
		}
	}
	return err
}

func checksum() hash32 { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }

type hash32 interface {
	io.Writer
	Sum32() uint32
}

// load reads a model from a file. One that others may write to, that is of
// another form or damaged is an error.
func load(path string) (*model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // nothing was written
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	const sumSize = 4
	size := st.Size() - int64(len(fileHead)) - sumSize
	switch {
	case !st.Mode().IsRegular() || st.Mode().Perm()&0o022 != 0:
		return nil, errors.New("it is no file, or others may write to it")
	case size < 0:
		return nil, errBroken
	}
	head := make([]byte, len(fileHead))
	if _, err := io.ReadFull(f, head); err != nil {
		return nil, err
	}
	if string(head) != fileHead {
		return nil, fmt.Errorf("it is of another form: it begins with %.40q", head)
	}
	// Twice through the file: what is damaged shall not be taken for lengths.
	sum := checksum()
	_, _ = sum.Write(head) // a sum takes everything
	if _, err := io.CopyN(sum, f, size); err != nil {
		return nil, err
	}
	var want uint32
	if err := binary.Read(f, binary.LittleEndian, &want); err != nil {
		return nil, err
	}
	if sum.Sum32() != want {
		return nil, errors.New("it is damaged: its sum is another one")
	}
	if _, err := f.Seek(int64(len(fileHead)), io.SeekStart); err != nil {
		return nil, err
	}
	return readModel(io.LimitReader(f, size), size)
}
