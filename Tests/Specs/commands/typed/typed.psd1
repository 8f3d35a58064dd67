@{ ModuleVersion = '1.0'; RootModule = 'typed.psm1'; FunctionsToExport = 'Get-Thing'; TypesToProcess = 'typed.types.ps1xml'; FormatsToProcess = 'typed.format.ps1xml' }
