@{ RootModule = 'm.psm1' }
