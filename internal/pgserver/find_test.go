package pgserver

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fake writes programs that only know their version.
func fake(t *testing.T, root string, major int) string {
	t.Helper()
	bin := filepath.Join(root, fmt.Sprint(major), "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\necho 'postgres (PostgreSQL) %d.4'\n", major)
	for _, name := range []string{"initdb", "postgres"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return bin
}

func TestMajorOf(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)": 15,
		"postgres (PostgreSQL) 19beta1":                        19,
		"18.4\n":                                               18,
		"":                                                     0,
		"none":                                                 0,
	} {
		if got := majorOf(in); got != want {
			t.Errorf("majorOf(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestFindBinLooksWhereItIsTold(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	bin := fake(t, root, 18)
	fake(t, root, 9) // too old
	got, err := FindBin(filepath.Join(root, "none"), filepath.Join(root, "9", "bin"), filepath.Join(root, "1*", "bin"))
	if err != nil || got != bin {
		t.Errorf("FindBin = %q, %v, want %q", got, err, bin)
	}
}

// The server is started in another folder than the caller's.
func TestBinariesAreNamedAbsolutely(t *testing.T) {
	t.Parallel()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	bin := fake(t, t.TempDir(), 18)
	relative, err := filepath.Rel(here, bin)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := inspect(relative); err != nil || got.dir != bin {
		t.Errorf("inspect(%q) = %q, %v, want %q", relative, got.dir, err, bin)
	}
}

// A newer version that was installed meanwhile must not hide the data.
func TestChoosePrefersTheClusterThatIsThere(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	b97, b98 := fake(t, root, 97), fake(t, root, 98)
	tests := []struct {
		name     string
		clusters []string
		joined   int
		bin      string
		want     string
	}{
		{"nothing there: the first", nil, 0, "", b98},
		{"an older cluster", []string{"data-97"}, 0, "", b97},
		{"both: the newer", []string{"data-97", "data-98"}, 0, "", b98},
		{"both, and an older server was joined", []string{"data-97", "data-98"}, 97, "", b97},
		{"one whose server is gone", []string{"data-96"}, 0, "", b98},
		{"a server was joined that is not installed", []string{"data-96"}, 96, "", ""},
		{"named by the caller", []string{"data-98"}, 0, b97, b97},
		{"named by the caller, another was joined", []string{"data-98"}, 98, b97, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, c := range tt.clusters {
				if err := os.MkdirAll(filepath.Join(dir, c), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, c, "PG_VERSION"), []byte(c[5:]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			s := newServer(Options{Dir: dir, BinDir: tt.bin, Look: []string{b98, b97}})
			s.place.dir, s.major = dir, tt.joined
			got, err := s.choose()
			if got.dir != tt.want || (err == nil) != (tt.want != "") {
				t.Errorf("choose = %q, %v, want %q", got.dir, err, tt.want)
			}
		})
	}
}

// npm's package comes without the links to its libraries.
func TestLinkLibraries(t *testing.T) {
	t.Parallel()
	native := filepath.Join(t.TempDir(), "native")
	if err := os.MkdirAll(filepath.Join(native, "lib"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(native, "lib", "libicu.so.60.2"), []byte("icu"), 0o644); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(native, "pg-symlinks.json")
	write := func(s string) {
		if err := os.WriteFile(list, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(`[{"source":"native/lib/libicu.so.60.2","target":"native/lib/libicu.so.60"}]`)
	for range 2 { // the second time they are there
		if err := linkLibraries(native); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(filepath.Join(native, "lib", "libicu.so.60")); err != nil || string(b) != "icu" {
		t.Errorf("through the link: %q, %v", b, err)
	}
	write(`[{"source":"native/lib/libicu.so.60.2","target":"../outside"}]`)
	if err := linkLibraries(native); err == nil {
		t.Error("a link outside the package was made")
	}
	if err := linkLibraries(t.TempDir()); err != nil {
		t.Errorf("without a list: %v", err)
	}
}

func TestPidFile(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	path := filepath.Join(data, "postmaster.pid")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("4194305\n" + data + "\n1700000000\n5432\n/tmp/s\n\n  5432001   1234567\nready   \n")
	got, err := readPidFile(data)
	want := pidFile{path: path, pid: 4194305, data: data, shmid: "1234567"}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(pidFile{})); err != nil || diff != "" {
		t.Errorf("pid file: %v, mismatch (-want +got)\n%s", err, diff)
	}
	// This very process has the number, and is no postmaster: the file goes.
	write(fmt.Sprintf("%d\n%s\n", os.Getpid(), data))
	if err := endOrphan(data); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		if _, err := os.Stat("/proc/sysvipc/shm"); err == nil {
			t.Error("the file of a stranger's process is still there")
		}
	}
	write("no number\n")
	if err := endOrphan(data); err == nil {
		t.Error("a file in another form was taken for a postmaster's")
	}
}

func TestZombie(t *testing.T) {
	t.Parallel()
	for stat, want := range map[string]bool{
		"12 (postgres) S 1 12":    false,
		"12 (postgres) Z 1 12":    true,
		"12 (a) Z (b) R 1 12":     false,
		"12 (strange) name) X 1 ": true,
		"":                        false,
	} {
		if got := zombie([]byte(stat)); got != want {
			t.Errorf("zombie(%q) = %v", stat, got)
		}
	}
}
