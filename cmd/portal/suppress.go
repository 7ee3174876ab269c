package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/store"
)

type suppressCommand struct {
	databaseSettings
	logSettings
	Agreement string `name:"agreement" placeholder:"ID" help:"Take out an agreement. Its address answers with the reason from then on."`
	Person    string `name:"person" placeholder:"NAME" help:"Mask a name, letter for letter, in every text and value. Each way to write it is suppressed by itself."`
	Unseen    bool   `name:"unseen" help:"Keep a name out that is in no text yet, which otherwise counts as a slip of the pen."`
	Reason    string `name:"reason" help:"Why, in a sentence. Of an agreement it is published; of a person it is for the audit alone."`
	By        string `name:"by" help:"Who decided it, for the audit."`
	Lift      bool   `name:"lift" help:"End a suppression that was made in error. What it took out comes back when its sources are imported again."`
}

// suppressTimeout is how long a statement of a suppression may take at least: a
// name is looked for in all that the register has, and only who suppresses it waits.
const suppressTimeout = time.Hour

// Run is called by kong. Without anything to suppress it prints the audit.
func (c suppressCommand) Run(ctx context.Context, env environment) error {
	x, err := c.suppression()
	if err != nil {
		return err
	}
	c.StatementTimeout = max(c.StatementTimeout, suppressTimeout)
	return c.withRegister(ctx, env, c.logger(env.stderr), func(_ *database, st *store.Store) error {
		if x.Key == "" {
			return audit(ctx, st, env)
		}
		if c.Lift {
			return lift(ctx, st, env, x)
		}
		masked, others, err := c.places(ctx, st, x)
		if err != nil {
			return err
		}
		if err := st.Suppress(ctx, x); err != nil {
			return err
		}
		_, err = fmt.Fprintf(env.stdout, "suppressed: %s %s%s. It stays out when its sources are imported again.\n%s", x.Kind, x.Key, masked, others)
		return err
	})
}

func lift(ctx context.Context, st *store.Store, env environment, x accord.Suppression) error {
	if err := st.Lift(ctx, x); err != nil {
		return err
	}
	_, err := fmt.Fprintf(env.stdout, "lifted: %s %s. It comes back when its sources are imported again: portal migrate does that for those that the portal comes with, portal import FILE for others.\n", x.Kind, x.Key)
	return err
}

// places says in how many places a name will be masked, and which other ways to
// write it stay. A name that is nowhere is an error: nothing would go, and who
// asked for it would believe that it went.
func (c suppressCommand) places(ctx context.Context, st *store.Store, x accord.Suppression) (masked, others string, err error) {
	if x.Kind != accord.SuppressPerson {
		return "", "", nil
	}
	found, err := st.Spellings(ctx, x.Key)
	if err != nil {
		return "", "", err
	}
	n, written := 0, []string(nil)
	for _, s := range found {
		if strings.Contains(s.Words, x.Key) {
			n += s.Places
			continue
		}
		written = append(written, fmt.Sprintf("%q (%s)", s.Words, counted(s.Places, "place")))
	}
	if written != nil {
		others = "It is also written " + strings.Join(written, ", ") + ": that stays until it is suppressed too.\n"
	}
	if n == 0 && !c.Unseen {
		again, err := inForce(ctx, st, x)
		if err != nil {
			return "", "", err
		}
		if !again {
			return "", "", fmt.Errorf("%q is in no text and no value, letter for letter: nothing was done. %s(--unseen keeps a name out that is not there yet)", x.Key, others)
		}
	}
	return ", masked in " + counted(n, "place"), others, nil
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// inForce reports whether the same was suppressed before and not lifted.
func inForce(ctx context.Context, st *store.Store, x accord.Suppression) (bool, error) {
	acts, err := st.Suppressions(ctx)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(acts, func(a accord.Suppression) bool { return a.Kind == x.Kind && a.Key == x.Key })
	return i >= 0 && !acts[i].Lifted, nil
}

// suppression checks the flags. A short name would mask parts of other words.
func (c suppressCommand) suppression() (accord.Suppression, error) {
	x := accord.Suppression{Kind: accord.SuppressAgreement, Key: strings.ToLower(c.Agreement), Reason: c.Reason, By: c.By}
	if c.Person != "" {
		x.Kind, x.Key = accord.SuppressPerson, strings.TrimSpace(c.Person)
	}
	switch n := utf8.RuneCountInString(x.Key); {
	case c.Agreement != "" && c.Person != "":
		return x, errors.New("suppress one thing at a time: --agreement ID or --person NAME")
	case x.Key == "" && c.Agreement+c.Person+c.Reason+c.By == "" && !c.Lift:
		return x, nil
	case x.Key == "":
		return x, errors.New("say what to suppress or to lift: --agreement ID or --person NAME")
	case n < 3 || n > 200:
		return x, fmt.Errorf("%q cannot be suppressed: want 3 to 200 letters, since a shorter name is part of other words", x.Key)
	case strings.TrimSpace(x.Reason) == "" || strings.TrimSpace(x.By) == "":
		return x, errors.New("the audit needs --reason and --by")
	}
	return x, nil
}

func audit(ctx context.Context, st *store.Store, env environment) error {
	list, err := st.Suppressions(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, x := range list {
		act := "suppressed"
		if x.Lifted {
			act = "lifted"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", x.At.Format(time.DateOnly), act, x.Kind, x.Key, x.By, x.Reason)
	}
	return w.Flush()
}
