@{
    RootModule             = 'AppwritePS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '7e0d6a1c-6d0a-4a53-9d0e-5f2c4f7f1b8e'
    Author                 = 'The AppwritePS authors'
    CompanyName            = 'AppwritePS'
    Copyright              = '(c) The AppwritePS authors. MIT licence.'
    Description            = 'Executes Appwrite functions from PowerShell: at a prompt, in CI pipelines and in scheduled tasks.'

    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('AppwritePS.Format.ps1xml')

    # With commas the engine takes it for the constant that it is; without, it compiles a piece of script to import the module.
    CmdletsToExport        = @(
        'Add-AppwriteInstance',
        'ConvertTo-AppwriteAction',
        'Get-AppwriteExecution',
        'Get-AppwriteFunction',
        'Get-AppwriteInstance',
        'Import-AppwriteFunction',
        'Import-AppwriteInstance',
        'Invoke-AppwriteAction',
        'Invoke-AppwriteFunction',
        'Remove-AppwriteExecution',
        'Remove-AppwriteInstance',
        'Set-AppwriteInstance',
        'Test-AppwriteAction',
        'Test-AppwriteInstance',
        'Wait-AppwriteExecution'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags       = @('Appwrite', 'Functions', 'Serverless', 'Automation', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
