/// What an activation script has to know of the environment it activates.
struct ActivatedEnvironment {
  /// The absolute path of the environment.
  var root: String
  /// The name shown in the shell's prompt; `nil` for the name of the environment's directory.
  var prompt: String?
  /// Whether the scripts find the environment from their own place instead of naming its path.
  var isRelocatable: Bool
  /// The directories of packages, relative to the directory of the scripts.
  var sitePackagesFromScripts: [String]

  /// The prompt that was chosen, else the name of the environment's directory.
  var promptOrName: String {
    if let prompt { return prompt }
    return root.split(separator: "/").last.map(String.init) ?? root
  }
}

/// The files that let each shell enter and leave an environment.
enum ActivationScripts {
  /// Returns the name and content of every script.
  static func all(for environment: ActivatedEnvironment) -> [(name: String, text: String)] {
    var scripts = [
      ("activate", PosixActivation.text(for: environment)),
      ("activate.fish", FishActivation.text(for: environment)),
      ("activate.nu", NushellActivation.text(for: environment)),
      ("activate.xsh", XonshActivation.text(for: environment)),
      ("activate.ps1", PowerShellActivation.text(for: environment)),
      ("activate.bat", BatchActivation.activateText(for: environment)),
      ("deactivate.bat", BatchActivation.deactivateText),
      ("pydoc.bat", BatchActivation.pydocText),
      ("activate_this.py", PythonActivation.text(for: environment)),
    ]
    if !environment.isRelocatable {
      scripts.append(("activate.csh", CshActivation.text(for: environment)))
    }
    return scripts
  }
}
