import Support

/// `activate.ps1`: for PowerShell; it finds the environment from its own place.
enum PowerShellActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    let prompt = environment.prompt.map(ShellQuoting.powerShell) ?? "(Split-Path -Path $env:VIRTUAL_ENV -Leaf)"
    return opening + "$env:VIRTUAL_ENV_PROMPT = \(prompt)\n" + closing
  }

  private static let opening = #"""
    # Activates this virtual environment in PowerShell: . path/to/bin/activate.ps1

    function global:deactivate ([switch] $NonDestructive) {
        if (Test-Path -Path variable:global:_OldVirtualPath) {
            $env:PATH = $global:_OldVirtualPath
            Remove-Variable -Name _OldVirtualPath -Scope global
        }
        if (Test-Path -Path variable:global:_OldVirtualPythonHome) {
            $env:PYTHONHOME = $global:_OldVirtualPythonHome
            Remove-Variable -Name _OldVirtualPythonHome -Scope global
        }
        if (Test-Path -Path function:global:_VirtualEnvOuterPrompt) {
            Set-Item -Path function:global:prompt -Value $function:_VirtualEnvOuterPrompt
            Remove-Item -Path function:global:_VirtualEnvOuterPrompt
        }
        foreach ($name in 'VIRTUAL_ENV', 'VIRTUAL_ENV_PROMPT') {
            if (Test-Path -Path "env:$name") { Remove-Item -Path "env:$name" }
        }
        if (-not $NonDestructive) { Remove-Item -Path function:global:deactivate }
    }

    # Leave whatever environment this session is in; the function stays.
    deactivate -NonDestructive

    $env:VIRTUAL_ENV = (Get-Item -LiteralPath $PSScriptRoot).Parent.FullName

    """#

  private static let closing = #"""

    $global:_OldVirtualPath = $env:PATH
    $env:PATH = $PSScriptRoot + [System.IO.Path]::PathSeparator + $env:PATH

    # With PYTHONHOME set, Python would look for its library there.
    if (Test-Path -Path env:PYTHONHOME) {
        $global:_OldVirtualPythonHome = $env:PYTHONHOME
        Remove-Item -Path env:PYTHONHOME
    }

    if (-not $env:VIRTUAL_ENV_DISABLE_PROMPT) {
        Set-Item -Path function:global:_VirtualEnvOuterPrompt -Value $function:prompt
        function global:prompt {
            Write-Host -NoNewline -ForegroundColor Green "($env:VIRTUAL_ENV_PROMPT) "
            _VirtualEnvOuterPrompt
        }
    }

    """#
}
