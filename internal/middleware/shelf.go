package middleware

import (
	"container/list"
	"sync"
)

// shelf has pages of one state of the register; those that nobody has asked for
// the longest go first.
type shelf struct {
	mu    sync.Mutex
	state [3]int64
	limit int // in bytes
	used  int
	pages map[Key]*list.Element
	order *list.List // of *entry, the last one that was asked for in front
}

type entry struct {
	key  Key
	page *page
}

func newShelf(limit int) *shelf {
	return &shelf{limit: limit, pages: map[Key]*list.Element{}, order: list.New()}
}

// find returns nil for a page that is not there.
func (s *shelf) find(a Address) *page {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.pages[a.Key]
	if e == nil || s.state != a.State {
		return nil
	}
	s.order.MoveToFront(e)
	return e.Value.(*entry).page
}

// put drops all pages of another state: an import has come, and they would only
// be in the way of what is asked for now.
func (s *shelf) put(a Address, p *page) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != a.State {
		s.state, s.used = a.State, 0
		clear(s.pages)
		s.order.Init()
	}
	if s.pages[a.Key] != nil || p.size > s.limit {
		return
	}
	s.pages[a.Key] = s.order.PushFront(&entry{a.Key, p})
	for s.used += p.size; s.used > s.limit; {
		last := s.order.Back()
		gone := s.order.Remove(last).(*entry)
		delete(s.pages, gone.key)
		s.used -= gone.page.size
	}
}
