package page

// PrivacyPage says which persons the register names and how to be taken out.
type PrivacyPage struct{ Layout }
