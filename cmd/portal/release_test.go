package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The bill of materials names what the Go tool finds in the binary, and
// nothing else.
func TestBillOfMaterials(t *testing.T) {
	t.Parallel()
	stdout, stderr, status := result(t, nil, "version", "--sbom")
	if status != 0 {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var b bill
	dec := json.NewDecoder(strings.NewReader(stdout))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		t.Fatal(err)
	}
	if b.Format != "CycloneDX" || b.Metadata.Component.Name != "accords" {
		t.Errorf("the bill is of %+v", b.Metadata.Component)
	}
	var listed []string
	for _, c := range b.Components {
		if c.PURL != "pkg:golang/"+c.Name+"@"+c.Version {
			t.Errorf("%s %s has the address %s", c.Name, c.Version, c.PURL)
		}
		if c.Name == "std" {
			continue
		}
		if len(c.Hashes) != 1 || len(c.Hashes[0].Content) != 64 {
			t.Errorf("%s has the sums %v", c.Name, c.Hashes)
		}
		listed = append(listed, c.Name+" "+c.Version)
	}
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "version", "-m", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var linked []string
	for lines := bufio.NewScanner(strings.NewReader(string(out))); lines.Scan(); {
		if f := strings.Fields(lines.Text()); len(f) > 2 && f[0] == "dep" {
			linked = append(linked, f[1]+" "+f[2])
		}
	}
	if diff := cmp.Diff(linked, listed); diff != "" || len(listed) < 10 {
		t.Errorf("mismatch (-linked +listed):\n%s", diff)
	}
}

var exposure = regexp.MustCompile(`Overall exposure level for \S+: ([0-9.]+)`)

// systemd's own rating of the unit, from 0 (shut) to 10 (open). A unit with no
// sandbox at all has 9.6.
func TestTheUnitIsShut(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("there is no systemd-analyze here")
	}
	out, err := exec.Command(tool, "security", "--offline=true", "--no-pager", filepath.Join("systemd", "accords.service")).CombinedOutput()
	rated := exposure.FindSubmatch(out)
	if rated == nil {
		t.Skipf("this systemd-analyze does not rate files: %v\n%s", err, out)
	}
	if level, err := strconv.ParseFloat(string(rated[1]), 64); err != nil || level > 2 {
		t.Errorf("the exposure is %s, want at most 2\n%s", rated[1], out)
	}
}

// The unit gives the portal the time that it takes to stop, and starts what
// there is.
func TestTheUnitFitsThePortal(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join("systemd", "accords.service"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^TimeoutStopSec=(\d+)s$`).FindSubmatch(raw)
	if m == nil {
		t.Fatal("the unit has no TimeoutStopSec")
	}
	if limit, err := strconv.Atoi(string(m[1])); err != nil || float64(limit) <= (drainTime+shutdownTime).Seconds() {
		t.Errorf("systemd kills after %s s, the portal may take %v", m[1], drainTime+shutdownTime)
	}
	args := regexp.MustCompile(`(?m)^ExecStart=\S+/portal (.*)$`).FindSubmatch(raw)
	if args == nil {
		t.Fatal("the unit does not start portal")
	}
	var cmds commands
	parser, err := newParser(&cmds, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(strings.Fields(string(args[1]))); err != nil {
		t.Errorf("portal %s: %v", args[1], err)
	}
}

// SECURITY.md names the tests that hold each requirement; a test that was
// renamed or dropped must not go on holding one.
func TestSecurityNamesTestsThatExist(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	table, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "node_modules":
			return filepath.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		source, err := os.ReadFile(path)
		for _, m := range declared.FindAllSubmatch(source, -1) {
			there[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)\\w+)`").FindAllSubmatch(table, -1)
	for _, m := range named {
		if !there[string(m[1])] {
			t.Errorf("SECURITY.md names %s, which no file has", m[1])
		}
	}
	if len(named) < 40 {
		t.Errorf("SECURITY.md names %d tests", len(named))
	}
}
