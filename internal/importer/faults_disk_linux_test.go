package importer_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"accords/internal/store/storetest"
)

// The disk of the database is full: the import says so and ends, the server may
// end, too, and once there is room a second import makes all of it.
func TestImportSurvivesAFullDisk(t *testing.T) {
	t.Parallel()
	disk := mountSmall(t, "220m")
	own, _ := storetest.Private(t, disk)
	want := cleanRun(t, own)
	for _, left := range []int64{64 << 10, 1 << 20} {
		t.Run(fmt.Sprintf("%d KB left", left>>10), func(t *testing.T) {
			dsn := own.DSN(t)
			ballast := fillDisk(t, disk, left)
			p := startImport(t, dsn)
			if err := p.end(); err == nil {
				t.Errorf("the importer found room where there is none: %s", &p.out)
			}
			t.Logf("%s", &p.out)
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			answers(t, dsn)
			mustImport(t, dsn)
			want.same(t, dsn)
		})
	}
}

// mountSmall makes a file system in memory that the server's user can enter.
func mountSmall(t testing.TB, size string) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount a small file system: run this test as root, as CI does")
	}
	dir := openDir(t)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=755,size="+size); errors.Is(err, syscall.EPERM) {
		t.Skip("this container may not mount file systems: give it CAP_SYS_ADMIN to run this test")
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillDisk leaves so many bytes of a file system free, and returns the file that
// takes the others.
func fillDisk(t testing.TB, dir string, left int64) string {
	t.Helper()
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Fallocate(int(f.Fd()), 0, 0, int64(disk.Bavail)*disk.Bsize-left); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}
