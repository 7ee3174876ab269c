package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"accords/internal/site"

	"github.com/alecthomas/kong"
)

// Every setting is a flag with the name of its environment variable in the tag
// "setting". The README lists them all, and a test checks that it does.

// serverSettings say where the portal is reached.
type serverSettings struct {
	Addr    string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" setting:"PORTAL_ADDR" help:"Address to listen on. Port 0 takes a free one."`
	BaseURL string `name:"base-url" placeholder:"URL" setting:"PORTAL_BASE_URL" help:"Public address of the portal, for links that leave it: https://accords.example. By default that of --addr."`

	APIPerMinute int `name:"api-per-minute" default:"600" setting:"PORTAL_API_PER_MINUTE" help:"Most requests a minute that the API answers to one address, 1 or more."`

	Hosts       []string `name:"hosts" placeholder:"HOST,…" setting:"PORTAL_HOSTS" help:"Names under which the portal answers, beside that of --base-url and those of this machine."`
	Rate        float64  `name:"rate" default:"20" setting:"PORTAL_RATE" help:"Requests a second that one client network may make, after 200 at once. 0 is no limit."`
	Proxies     []string `name:"proxies" placeholder:"NETWORK,…" setting:"PORTAL_PROXIES" help:"Own proxies, whose X-Forwarded-For names the client: 10.0.0.0/8 or 127.0.0.1."`
	MetricsAddr string   `name:"metrics-addr" placeholder:"HOST:PORT" setting:"PORTAL_METRICS_ADDR" help:"Address of this machine for metrics (/metrics) and profiles (/debug/pprof/), such as 127.0.0.1:9090. By default there are none."`
	PageCache   int      `name:"page-cache" default:"64" placeholder:"MB" setting:"PORTAL_PAGE_CACHE" help:"Memory for rendered pages in whole MB; 0 keeps none."`

	CacheDir string `name:"cache-dir" placeholder:"FOLDER" setting:"PORTAL_CACHE_DIR" help:"Where the lists are kept from one start to the next; off keeps them nowhere. By default with the data of the private PostgreSQL, otherwise accords in the user's folder for caches."`

	SecurityContact string `name:"security-contact" placeholder:"URI" setting:"PORTAL_SECURITY_CONTACT" help:"Whom to tell about a weakness, for /.well-known/security.txt: mailto:security@accords.example or an https address. By default there is none."`
}

// reportSettings say where visitors can tell that a record is wrong.
type reportSettings struct {
	ReportURL string `name:"report-url" placeholder:"URL" setting:"PORTAL_REPORT_URL" help:"Where visitors can tell that a record is wrong: mailto:register@accords.example, or the address of a form for new issues. By default pages do not ask."`
}

// address checks that the setting is one that a browser can open.
func (r reportSettings) address() (string, error) {
	if r.ReportURL == "" {
		return "", nil
	}
	u, err := url.Parse(r.ReportURL)
	if err != nil || u.Scheme != "mailto" && (u.Scheme != "https" && u.Scheme != "http" || u.Host == "") || u.Scheme == "mailto" && !strings.Contains(u.Opaque, "@") {
		return "", fmt.Errorf("--report-url %q (PORTAL_REPORT_URL): want mailto:NAME@HOST, or an address such as https://git.example/accords/issues/new", r.ReportURL)
	}
	return r.ReportURL, nil
}

// databaseSettings say where the register is kept.
type databaseSettings struct {
	DatabaseURL      string        `name:"database-url" placeholder:"URL" setting:"DATABASE_URL" help:"PostgreSQL to use: postgres://user:password@host/database. By default a private one is started."`
	DataDir          string        `name:"data-dir" placeholder:"FOLDER" setting:"PORTAL_DATA_DIR" help:"Where the private PostgreSQL keeps its data. By default accords in the user's data folder."`
	PGBinDir         string        `name:"pg-bindir" placeholder:"FOLDER" setting:"PG_BINDIR" help:"Folder with PostgreSQL's initdb and postgres. By default the usual places are searched."`
	StatementTimeout time.Duration `name:"statement-timeout" default:"5s" setting:"PORTAL_STATEMENT_TIMEOUT" help:"Longest time that a statement may take in the database, with its unit: 500ms, 5s, 2m."`
}

// logSettings say what is logged to standard error, and how.
type logSettings struct {
	LogLevel  slog.Level `name:"log-level" default:"info" setting:"PORTAL_LOG_LEVEL" help:"Least level to log: debug, info, warn or error."`
	LogFormat string     `name:"log-format" default:"text" enum:"text,json" setting:"PORTAL_LOG_FORMAT" help:"Form of the log: text or json."`
}

func (l logSettings) logger(w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: l.LogLevel}
	if l.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// newParser reads settings through getenv, so that a test has its own. A flag
// wins over the variable, the variable over the default; an empty variable is
// none.
func newParser(cmds *commands, getenv func(string) string, more ...kong.Option) (*kong.Kong, error) {
	fromEnv := kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := flag.Tag.Get("setting")
		if name == "" {
			return nil, nil
		}
		if v := getenv(name); v != "" {
			return v, nil
		}
		return nil, nil
	})
	help := func(v *kong.Value) string {
		if name := v.Tag.Get("setting"); name != "" {
			return strings.TrimSuffix(kong.DefaultHelpValueFormatter(v), ".") + " (" + name + ")."
		}
		return kong.DefaultHelpValueFormatter(v)
	}
	return kong.New(cmds, append([]kong.Option{
		kong.Name("portal"),
		kong.Description("A register of agreements between governments on digital government, where every value opens the words it came from."),
		kong.Resolvers(fromEnv), kong.ValueFormatter(help),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	}, more...)...)
}

// advised adds to a mistake in the command line what a person can do about it: what
// the setting means and how its variable is called, for the value may have come
// from there, or where the commands are listed.
func advised(cli *kong.Application, err error) error {
	for _, command := range append(cli.Leaves(false), cli.Node) {
		for _, f := range command.Flags {
			if !strings.HasPrefix(err.Error(), "--"+f.Name+":") && !strings.HasPrefix(err.Error(), "--"+f.Name+" ") {
				continue
			}
			if name := f.Tag.Get("setting"); name != "" {
				return fmt.Errorf("%w\n(--%s, or %s: %s)", err, f.Name, name, f.Help)
			}
			return fmt.Errorf("%w\n(--%s: %s)", err, f.Name, f.Help)
		}
	}
	return fmt.Errorf("%w\n(portal help lists the commands, portal help COMMAND what one of them takes)", err)
}

// publicURL is the address that links to the portal begin with.
func (s serverSettings) publicURL(listening net.Addr) (string, error) {
	if s.BaseURL == "" {
		return localURL(listening), nil
	}
	u, err := url.Parse(s.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("--base-url %q (PORTAL_BASE_URL): want an address such as https://accords.example", s.BaseURL)
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("--base-url %q (PORTAL_BASE_URL): the portal needs a host of its own, without a path", s.BaseURL)
	}
	return u.Scheme + "://" + u.Host, nil
}

// addressed is the public address for a subcommand that does not listen: by
// default that of a portal on this machine.
func addressed(baseURL string) (string, error) {
	return serverSettings{BaseURL: baseURL}.publicURL(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080})
}

// securityContact checks the address that security.txt gives out.
func (s serverSettings) securityContact() (string, error) {
	if s.SecurityContact == "" {
		return "", nil
	}
	u, err := url.Parse(s.SecurityContact) // which refuses the end of a line, too
	switch {
	case err == nil && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"), err == nil && u.Scheme == "https" && u.Host != "":
		return s.SecurityContact, nil
	}
	return "", fmt.Errorf("--security-contact %q (PORTAL_SECURITY_CONTACT): want mailto:security@accords.example or an https address", s.SecurityContact)
}

// proxies are the networks of our own proxies; an address is a network of one.
func (s serverSettings) proxies() ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, p := range s.Proxies {
		network, err := netip.ParsePrefix(p)
		if ip, only := netip.ParseAddr(p); only == nil {
			network, err = netip.PrefixFrom(ip, ip.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("--proxies %q (PORTAL_PROXIES): want a network such as 10.0.0.0/8, or an address", p)
		}
		out = append(out, network.Masked())
	}
	return out, nil
}

// access checks the settings that say who is answered, how often, and who
// answers for the portal.
func (s serverSettings) access() (site.Config, error) {
	if s.Rate < 0 || math.IsNaN(s.Rate) {
		return site.Config{}, fmt.Errorf("--rate %v (PORTAL_RATE): want requests a second, or 0 for no limit", s.Rate)
	}
	if s.APIPerMinute < 1 {
		return site.Config{}, fmt.Errorf("--api-per-minute %d (PORTAL_API_PER_MINUTE): want 1 or more", s.APIPerMinute)
	}
	if s.PageCache < 0 {
		return site.Config{}, fmt.Errorf("--page-cache %d (PORTAL_PAGE_CACHE): want MB, or 0 to keep no page", s.PageCache)
	}
	for _, h := range s.Hosts {
		if h == "" || strings.ContainsAny(h, "/*@ ") {
			return site.Config{}, fmt.Errorf("--hosts %q (PORTAL_HOSTS): want names such as accords.example, with commas between them", h)
		}
	}
	proxies, err := s.proxies()
	if err != nil {
		return site.Config{}, err
	}
	contact, err := s.securityContact()
	return site.Config{Hosts: s.Hosts, Rate: s.Rate, Proxies: proxies, SecurityContact: contact}, err
}

// localURL is an address that a browser on this machine can open.
func localURL(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return "http://" + a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// listsFile is where lists are kept from one start to the next, and empty where
// they are not. A folder that cannot be written to is found out when they are kept.
func (c serveCommand) listsFile(getenv func(string) string) string {
	const name, off = "lists", "off"
	home, xdg := getenv("HOME"), getenv("XDG_CACHE_HOME")
	switch {
	case c.CacheDir == off:
		return ""
	case c.CacheDir != "":
		return filepath.Join(c.CacheDir, name)
	case c.DatabaseURL == "":
		dir, err := c.dataDir(getenv)
		if err != nil {
			return ""
		}
		return filepath.Join(dir, name)
	case filepath.IsAbs(xdg):
		return filepath.Join(xdg, "accords", name)
	case home == "":
		return ""
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Caches", "accords", name)
	}
	return filepath.Join(home, ".cache", "accords", name)
}

// dataDir follows the custom of each system where the person has not chosen.
func (d databaseSettings) dataDir(getenv func(string) string) (string, error) {
	if d.DataDir != "" {
		return d.DataDir, nil
	}
	if xdg := getenv("XDG_DATA_HOME"); filepath.IsAbs(xdg) {
		return filepath.Join(xdg, "accords"), nil
	}
	home := getenv("HOME")
	switch {
	case home == "":
		return "", errors.New("there is no home folder to keep the data in: name a folder with --data-dir (PORTAL_DATA_DIR), or a server with DATABASE_URL")
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Application Support", "accords"), nil
	}
	return filepath.Join(home, ".local", "share", "accords"), nil
}
