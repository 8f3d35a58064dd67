# Completion of simlet's options for bash.
_simlet() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  case ${COMP_WORDS[1]} in
    demo) _simlet_demo "$word" "$before"; return ;;
    lesson) _simlet_lesson "$word" "$before"; return ;;
  esac
  case ${before,,} in
    -culture) COMPREPLY=($(compgen -W "en-US sv-SE de-DE zh-CN it-IT" -- "$word")) ;;
    -hostaccess) COMPREPLY=($(compgen -W "None Folder Full" -- "$word")) ;;
    -workingdirectory | -cmdletspath) COMPREPLY=($(compgen -d -- "$word")) ;;
    -tenant) COMPREPLY=($(compgen -W "$(cd "${XDG_DATA_HOME:-$HOME/.local/share}/simlet" 2>/dev/null && printf '%s ' *.tenant | sed 's/\.tenant//g')" -- "$word")) ;;
    *)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "-File -Command -NoProfile -NoLogo -NoExit -NonInteractive -Login -WorkingDirectory -Version -Help -Tenant -Fresh -Seed -Clock -Culture -CmdletsPath -HostAccess -ScreenReader -Strict" -- "$word"))
      else
        COMPREPLY=($(compgen -f -X '!*.ps1' -- "$word") $(compgen -d -- "$word"))
        [ "$COMP_CWORD" -eq 1 ] && COMPREPLY+=($(compgen -W "demo lesson test" -- "$word"))
      fi
      ;;
  esac
}
_simlet_demo() {
  case $2 in
    --language) COMPREPLY=($(compgen -W "en sv de zh-CN it" -- "$1")) ;;
    --speed | --from) ;;
    --notes | --record) COMPREPLY=($(compgen -f -- "$1")) ;;
    *)
      if [[ $1 == -* ]]; then
        COMPREPLY=($(compgen -W "--language --speed --by-key --auto --from --notes --record --overwrite" -- "$1"))
      else
        COMPREPLY=($(compgen -W "$(simlet demo 2>/dev/null | sed -n '/^$/q;s/ .*//p')" -- "$1") $(compgen -f -X '!*.md' -- "$1"))
      fi
      ;;
  esac
}
_simlet_lesson() {
  case $2 in
    lesson) COMPREPLY=($(compgen -W "list start resume show check hint skip reset test grade new" -- "$1")) ;;
    --course | grade) COMPREPLY=($(compgen -d -- "$1")) ;;
    --junit | --csv | test | new) COMPREPLY=($(compgen -f -- "$1")) ;;
    start | check | hint | skip | reset | show | --lesson) COMPREPLY=($(compgen -W "$(simlet lesson list 2>/dev/null | sed -n 's/^\([0-9][0-9]*\) .*/\1/p')" -- "$1")) ;;
    *) [[ $1 == -* ]] && COMPREPLY=($(compgen -W "--course --lesson --junit --csv --time --memory --output" -- "$1")) ;;
  esac
}
complete -o filenames -F _simlet simlet
