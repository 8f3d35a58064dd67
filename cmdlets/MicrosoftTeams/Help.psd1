# English help stands in the commands themselves; the folders beside this file hold the synopses in other languages.
@{
}
