# Completion of simlet's options for bash.
_simlet() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  case ${before,,} in
    -culture) COMPREPLY=($(compgen -W "en-US sv-SE de-DE zh-CN it-IT" -- "$word")) ;;
    -hostaccess) COMPREPLY=($(compgen -W "None Folder Full" -- "$word")) ;;
    -workingdirectory | -cmdletspath) COMPREPLY=($(compgen -d -- "$word")) ;;
    -tenant) COMPREPLY=($(compgen -W "$(cd "${XDG_DATA_HOME:-$HOME/.local/share}/simlet" 2>/dev/null && printf '%s ' *.tenant | sed 's/\.tenant//g')" -- "$word")) ;;
    *)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "-File -Command -NoProfile -NoLogo -NoExit -NonInteractive -Login -WorkingDirectory -Version -Help -Tenant -Fresh -Seed -Clock -Culture -CmdletsPath -HostAccess -Strict" -- "$word"))
      else
        COMPREPLY=($(compgen -f -X '!*.ps1' -- "$word") $(compgen -d -- "$word"))
      fi
      ;;
  esac
}
complete -o filenames -F _simlet simlet
