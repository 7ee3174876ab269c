package site

import (
	"bufio"
	"context"
	"iter"
	"net/http"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/middleware"
	"accords/internal/query"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// Holdings draws everything that a register holds, for the archive: the long
// lists while they are written, the short ones now.
func Holdings(ctx context.Context, r Register) (h export.Holdings, err error) {
	if h.Edition, err = r.Edition(ctx); err != nil {
		return h, err
	}
	h.Agreements = func() iter.Seq2[accord.Dossier, error] { return dossiersOf(ctx, r, query.Agreements{}) }
	h.Changes = func() iter.Seq2[accord.Change, error] { return changesOf(ctx, r, query.Changes{}) }
	if h.Summits, err = r.SummitDossiers(ctx); err != nil {
		return h, err
	}
	if h.Organisations, err = r.WholeOrganisations(ctx); err != nil {
		return h, err
	}
	if h.Countries, err = r.Countries(ctx); err != nil {
		return h, err
	}
	if h.Topics, err = r.Topics(ctx); err != nil {
		return h, err
	}
	if h.Sources, err = r.Documents(ctx); err != nil {
		return h, err
	}
	list, err := r.SeriesCounts(ctx)
	for _, s := range list {
		whole, err := r.Series(ctx, s.Value)
		if err != nil {
			return h, err
		}
		h.Series = append(h.Series, whole)
	}
	return h, err
}

// changesOf draws the whole history under a filter, newest first.
func changesOf(ctx context.Context, r Exports, q query.Changes) iter.Seq2[accord.Change, error] {
	var after query.Cursor
	ended := false
	return export.Batched(func() ([]accord.Change, error) {
		if ended {
			return nil, nil
		}
		list, next, err := r.ChangesAfter(ctx, q, after, batchSize)
		after, ended = next, next.IsZero()
		return list, err
	})
}

// archive answers the whole register in one file. Its name has the day of the
// edition; that of another day leads to the one that there is.
func (s *Site) archive(w http.ResponseWriter, r *http.Request) error {
	e, err := s.register.Edition(r.Context())
	if err != nil {
		return err
	}
	name := export.ArchiveName(e)
	if asked := chi.URLParam(r, "file"); asked != name {
		if _, err := time.Parse("accords-2006-01-02.zip", asked); err != nil && asked != "accords.zip" {
			return s.notFound(words.NoPage)
		}
		w.Header().Set("Cache-Control", "no-store") // tomorrow it leads elsewhere
		http.Redirect(w, r, "/data/"+name, http.StatusSeeOther)
		return nil
	}
	ctx, cancel := middleware.Longer(r.Context(), longestFile)
	defer cancel()
	held, err := Holdings(ctx, s.register)
	if err != nil {
		return err
	}
	first := newBegun(ctx, w, nil, func() { // it is read whole first: a turn of it would keep others waiting for seconds
		h := w.Header()
		h.Set("Content-Type", "application/zip")
		h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
		h.Set("Cache-Control", cacheHour)
		openTo(h)
		tagged(w, r)
	})
	out := bufio.NewWriterSize(first, headSize)
	if err = s.publisher().WriteArchive(out, held); err == nil {
		err = out.Flush()
	}
	if err != nil && first.done {
		s.log.WarnContext(r.Context(), "the archive was cut short", "error", err)
		panic(http.ErrAbortHandler)
	}
	return err
}

// catalogue describes the register for portals of open data.
func (s *Site) catalogue(w http.ResponseWriter, r *http.Request) error {
	e, err := s.register.Edition(r.Context())
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", asJSONLD.mediaType)
	openTo(h)
	tagged(w, r)
	return export.WriteJSON(w, s.publisher().Catalogue(e))
}
