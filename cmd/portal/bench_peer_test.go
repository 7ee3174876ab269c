package main

import (
	"bufio"
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What the portal is measured against: the least that net/http can do, and what
// a web server made of C does with a file. Both run as processes of their own,
// as the portal does, so that none has the collector or the timers of another.

// bareAnswer names the file with the answer that this very test binary serves
// when it is started as a bare server: see TestMain.
const bareAnswer = "BENCH_BARE_ANSWER"

// an answer as it came over the line, in one coding.
type wireAnswer struct {
	Header http.Header
	Body   []byte
}

// wire fetches an address as a browser that takes gzip, without unpacking it.
func (p *portal) wire(t testing.TB, path string) wireAnswer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("%s: status %d, coding %q, %v", path, resp.StatusCode, resp.Header.Get("Content-Encoding"), err)
	}
	resp.Header.Del("Date") // the server's own
	return wireAnswer{resp.Header, body}
}

// only is the same answer with no more headers than a browser needs to show it.
func (a wireAnswer) only(names ...string) wireAnswer {
	kept := http.Header{}
	for _, n := range names {
		kept.Set(n, a.Header.Get(n))
	}
	return wireAnswer{kept, a.Body}
}

// serveBare writes one answer to whoever asks, whatever for, by a server with
// the limits of ours: a server without them cannot stand on the net. It ends
// with the process that started it.
func serveBare(file string, stdin io.Reader, stdout io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var a wireAnswer
	if err := gob.NewDecoder(f).Decode(&a); err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	srv := &http.Server{
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			h := w.Header()
			for name, values := range a.Header {
				h[name] = values
			}
			_, _ = w.Write(a.Body)
		}),
	}
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		_ = srv.Close()
	}()
	fmt.Fprintln(stdout, "http://"+l.Addr().String())
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// peer is a server that answers like the portal, or the portal itself.
type peer struct {
	name string
	url  string // of the page
	pids []int  // whose time counts as the server's
}

// startBare starts this test binary as a server of one answer.
func startBare(t testing.TB, name string, a wireAnswer) peer {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(a); err != nil {
		t.Fatal(err)
	}
	file := write(t, filepath.Join(t.TempDir(), "answer"), b.String())
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), bareAnswer+"="+file)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		if err := c.Wait(); err != nil {
			t.Errorf("the bare server: %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return peer{name, strings.TrimSpace(line) + "/", []int{c.Process.Pid}}
}

// nginxConfig is the least that serves one compressed file, with a log of who
// asked, as the portal keeps one, and as many workers as there are processors.
const nginxConfig = `daemon off; worker_processes auto; pid %[1]s/pid; error_log %[1]s/error.log;
events { worker_connections 1024; }
http {
  types { text/html html; } access_log %[1]s/access.log; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
  server { listen 127.0.0.1:%[2]d; root %[1]s; gzip_static always; }
}
`

// startNginx serves the body as a file. Without nginx it returns false.
func startNginx(t testing.TB, a wireAnswer) (peer, bool) {
	t.Helper()
	path, err := exec.LookPath("nginx")
	if err != nil {
		path = "/usr/sbin/nginx"
		if _, err := os.Stat(path); err != nil {
			return peer{}, false
		}
	}
	dir := openDir(t) // its workers are nobody
	write(t, filepath.Join(dir, "page.html.gz"), string(a.Body))
	port := freePort(t)
	config := write(t, filepath.Join(dir, "conf"), fmt.Sprintf(nginxConfig, dir, port))
	c := exec.Command(path, "-c", config, "-e", filepath.Join(dir, "error.log"))
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	})
	p := peer{name: "nginx", url: fmt.Sprintf("http://127.0.0.1:%d/page.html", port)}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if status, err := get(t, p.url); err == nil && status == http.StatusOK {
			break
		}
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(filepath.Join(dir, "error.log"))
			t.Fatalf("nginx does not serve: %s", log)
		}
	}
	p.pids = append(children(t, c.Process.Pid), c.Process.Pid)
	return p, true
}

// freePort is one that was free a moment ago.
func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// children of a process, where the system has /proc.
func children(t testing.TB, pid int) []int {
	t.Helper()
	list, err := os.ReadFile(fmt.Sprintf("/proc/%[1]d/task/%[1]d/children", pid))
	if err != nil {
		return nil
	}
	var out []int
	for _, f := range strings.Fields(string(list)) {
		if n, err := strconv.Atoi(f); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// spent is the processor time of processes so far, 0 where the system does not
// say. Its grain is a tick, 10 ms as a rule.
func spent(pids []int) time.Duration {
	const tick = 10 * time.Millisecond // USER_HZ is 100 on every Linux that Go runs on
	var sum time.Duration
	for _, pid := range pids {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			return 0
		}
		// The name of the program, in brackets, may hold spaces.
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
		for _, i := range []int{11, 12} { // utime and stime, proc(5)
			n, err := strconv.Atoi(fields[i])
			if err != nil {
				return 0
			}
			sum += time.Duration(n) * tick
		}
	}
	return sum
}
