package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A browser that opens the front page adds our search to those that it offers (on
// other pages it does not look for one): its own reader of OpenSearch takes the
// description, and the address that the words go to stands in its profile.
func TestTheBrowserOffersOurSearch(t *testing.T) {
	t.Parallel()
	p := startPortal(t, "DATABASE_URL="+imported(t))
	profile := t.TempDir()
	args := []string{"--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--user-data-dir=" + profile, "--remote-debugging-port=0"}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	c := exec.Command(chromium(t), append(args, p.url+"/")...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = c.Process.Signal(syscall.SIGTERM) // it writes its profile and takes its children along
		_ = c.Wait()
	}()
	template := []byte(p.url + "/search?q={searchTerms}")
	for end := time.Now().Add(5 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if keeps(t, filepath.Join(profile, "Default"), template) {
			return
		}
	}
	t.Errorf("the browser does not offer %s", template)
}

// keeps reports whether a file of a profile has some text. The searches are in
// "Web Data" or what SQLite has not yet moved there.
func keeps(t *testing.T, profile string, text []byte) bool {
	t.Helper()
	found, err := fs.Glob(os.DirFS(profile), "Web Data*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		raw, err := os.ReadFile(filepath.Join(profile, name))
		if err == nil && bytes.Contains(raw, text) {
			return true
		}
	}
	return false
}
