/// What an activation script has to know of the environment it activates.
struct ActivationTarget {
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
  static func all(for target: ActivationTarget) -> [(name: String, text: String)] {
    var scripts = [
      ("activate", PosixActivation.text(for: target)),
      ("activate.fish", FishActivation.text(for: target)),
      ("activate.nu", NushellActivation.text(for: target)),
      ("activate.xsh", XonshActivation.text(for: target)),
      ("activate.ps1", PowerShellActivation.text(for: target)),
      ("activate.bat", BatchActivation.activateText(for: target)),
      ("deactivate.bat", BatchActivation.deactivateText),
      ("pydoc.bat", BatchActivation.pydocText),
      ("activate_this.py", PythonActivation.text(for: target)),
    ]
    if !target.isRelocatable {
      scripts.append(("activate.csh", CshActivation.text(for: target)))
    }
    return scripts
  }
}
