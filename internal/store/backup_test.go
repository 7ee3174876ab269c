package store_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

var madeOn = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func backup(t *testing.T, dsn string) ([]byte, store.Manifest) {
	t.Helper()
	var out bytes.Buffer
	m, err := store.Backup(t.Context(), dsn, &out, "test", madeOn)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), m
}

func restore(t *testing.T, dsn string, archive []byte) (store.Manifest, error) {
	t.Helper()
	a, err := store.ReadBackup(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return store.Manifest{}, err
	}
	return a.Manifest, store.Restore(t.Context(), dsn, a)
}

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	from, to := filled(t), pg.Empty(t)
	archive, kept := backup(t, from)
	got, err := restore(t, to, archive)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(kept, got); diff != "" || kept.Rows() == 0 {
		t.Errorf("manifest mismatch (-want +got):\n%s", diff)
	}
	again, _ := backup(t, to)
	if !bytes.Equal(archive, again) {
		t.Error("a backup of what was restored has other bytes")
	}
	if found, err := store.Check(t.Context(), to); err != nil || len(found) > 0 {
		t.Errorf("the restored register: %v, %v", found, err)
	}
	// The counters go on: a further import does not meet numbers that are taken.
	s, err := store.Open(t.Context(), to, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Fill(t, s, storetest.Document("third", storetest.Agreement{ID: "0000000a", Title: "Third", Kind: accord.MOU, Signed: "2024-01-02"}))
	if rows, err := s.Agreement(t.Context(), "0000000a"); err != nil || rows.Title.Value.V != "Third" {
		t.Errorf("an import into the restored register: %+v, %v", rows.Title, err)
	}
}

// rewritten is the archive with one file changed on the way.
func rewritten(t *testing.T, archive []byte, change func(name string, content []byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if content = change(f.Name, content); content == nil {
			continue
		}
		into, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := into.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	archive, _ := backup(t, filled(t))
	edit := func(file, old, now string) []byte {
		return rewritten(t, archive, func(name string, content []byte) []byte {
			if name != file {
				return content
			}
			changed := strings.Replace(string(content), old, now, 1)
			if changed == string(content) {
				t.Fatalf("%s has no %q", file, old)
			}
			return []byte(changed)
		})
	}
	without := func(file string) []byte {
		return rewritten(t, archive, func(name string, content []byte) []byte {
			if name == file {
				return nil
			}
			return content
		})
	}
	for name, tt := range map[string]struct {
		archive []byte
		want    string
	}{
		"another file":     {[]byte("not a zip"), "no backup"},
		"another zip":      {without("manifest.json"), "no manifest.json"},
		"a changed row":    {edit("tables/agreement", "Charter", "Chatter"), "agreement: its rows are not those that were written"},
		"a missing table":  {without("tables/claim"), "claim: its rows are missing"},
		"a newer schema":   {edit("manifest.json", `"schema": `, `"schema": 9`), "use that portal or a newer one"},
		"another form":     {edit("manifest.json", `"format": 1`, `"format": 2`), "form 2"},
		"a cut archive":    {archive[:len(archive)/2], "no backup"},
		"a broken listing": {edit("manifest.json", `"format"`, `format`), "manifest.json"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			to := pg.Empty(t)
			_, err := restore(t, to, tt.archive)
			if !errors.Is(err, store.ErrNotABackup) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want one with %q", err, tt.want)
			}
			if at, err := store.ReadSchema(t.Context(), to); err != nil || at.Version != 0 {
				t.Errorf("the database was touched: %+v, %v", at, err)
			}
		})
	}
}

func TestRestoreLeavesAFilledDatabaseAlone(t *testing.T) {
	t.Parallel()
	dsn := filled(t)
	archive, before := backup(t, dsn)
	if _, err := restore(t, dsn, archive); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("%v", err)
	}
	if _, after := backup(t, dsn); cmp.Diff(before, after) != "" {
		t.Error("the database has changed")
	}
	if _, err := store.Backup(t.Context(), pg.Empty(t), io.Discard, "test", madeOn); err == nil || !strings.Contains(err.Error(), "portal migrate") {
		t.Errorf("a backup of nothing: %v", err)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// What keeps a backup from its file is not said to be the database.
func TestBackupSaysThatTheDiskIsFull(t *testing.T) {
	t.Parallel()
	_, err := store.Backup(t.Context(), pg.DSN(t), full{}, "test", time.Now())
	if err == nil || !strings.Contains(err.Error(), syscall.ENOSPC.Error()) || strings.Contains(err.Error(), "reached") {
		t.Errorf("it says %v", err)
	}
}
