package index

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// posting is where a word stands. Most words stand in few agreements, for which
// a bitmap is a dozen times larger than a list.
type posting struct {
	few  []uint32
	many *roaring.Bitmap
}

const mostFew = 64

// add takes the agreements in any order, each once.
func (p *posting) add(n uint32) {
	if p.many != nil {
		p.many.Add(n)
		return
	}
	p.few = append(p.few, n)
	if len(p.few) > mostFew {
		p.many, p.few = roaring.BitmapOf(p.few...), nil
	}
}

func (p *posting) settle() {
	if p.many != nil {
		p.many.RunOptimize()
		return
	}
	p.few = slices.Clip(p.few)
}

// next is a posting of its own to which can be added. There may be none before it.
func (p *posting) next() *posting {
	switch {
	case p == nil:
		return &posting{}
	case p.many != nil:
		return &posting{many: p.many.Clone()}
	}
	return &posting{few: slices.Clone(p.few)}
}

// set must not be changed.
func (p *posting) set() *roaring.Bitmap {
	switch {
	case p == nil:
		return roaring.New()
	case p.many != nil:
		return p.many
	}
	return roaring.BitmapOf(p.few...)
}

// bytes is how much memory the posting takes.
func (p *posting) bytes() int {
	if p.many != nil {
		return int(p.many.GetSizeInBytes())
	}
	return 4 * cap(p.few)
}
