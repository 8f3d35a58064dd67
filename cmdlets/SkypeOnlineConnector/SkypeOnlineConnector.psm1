# The connector's one command, New-CsOnlineSession, is part of MicrosoftTeams; importing this module loads it.
