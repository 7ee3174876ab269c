package page

// TopicsPage is the list of areas of cooperation.
type TopicsPage struct {
	Layout
	Heading string
	Topics  []TopicRow
}

// TopicRow is a topic in the list.
type TopicRow struct {
	Href  string
	Label string
	Other string // the label in the other language
	About string
	Count int
}

// TopicPage is a topic with its agreements, newest first.
type TopicPage struct {
	Layout
	Label      string
	Other      string // the label in the other language
	About      string
	ListHref   string // the list of agreements, filtered by this topic
	Total      int
	Agreements []AgreementCard
	Countries  []Count
}
