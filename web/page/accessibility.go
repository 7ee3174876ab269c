package page

// AccessibilityPage says what was tested and what fails.
type AccessibilityPage struct{ Layout }
