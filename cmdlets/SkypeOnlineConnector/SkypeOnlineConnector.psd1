@{
  RootModule = 'SkypeOnlineConnector.psm1'
  ModuleVersion = '7.0.2374.2'
  GUID = '5e7b1f3f-1a5b-4f0e-8d3b-6a8f8c5d7c11'
  Author = 'The Simlet authors'
  CompanyName = 'Simlet'
  Copyright = 'The Simlet authors'
  Description = 'The connector with which scripts of the Skype for Business Online era begin; the commands are those of MicrosoftTeams.'
  PowerShellVersion = '3.0'
  ProcessorArchitecture = 'Amd64'
  RequiredModules = @('MicrosoftTeams')
  FunctionsToExport = @()
  CmdletsToExport = @()
  VariablesToExport = @()
  AliasesToExport = @()
}
