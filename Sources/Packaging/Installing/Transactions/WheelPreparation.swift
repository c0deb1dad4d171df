import Interpreters
import PackagingStandards
import Support
import SystemIO

/// A wheel while it is decided what its installation writes: the sections, scripts and files of its own, each with its
/// rows of the RECORD.
struct WheelPreparation {
  let request: WheelToInstall
  let manifest: WheelManifest
  /// The directory of packages that takes the top level, which paths of the RECORD are relative to.
  let rootPath: String
  private(set) var sections: [PreparedWheel.Section] = []
  private(set) var scripts: [PreparedWheel.GeneratedFile] = []
  private(set) var metadata: [PreparedWheel.GeneratedFile] = []
  private(set) var record: [UInt8] = []

  private let target: InstallTarget
  private let directories: EnvironmentDirectories

  /// Begins with the rows of the top level, which the manifest has ready.
  init(_ request: WheelToInstall, _ target: InstallTarget, _ directories: EnvironmentDirectories) {
    self.request = request
    self.target = target
    self.directories = directories
    manifest = request.wheel.manifest
    rootPath = manifest.rootIsPurelib ? target.scheme.purelib : target.scheme.platlib
    record.reserveCapacity(manifest.rootRecord.count + 1024)
    record += manifest.bytes[manifest.rootRecord]
  }

  // MARK: Files of the wheel

  /// Adds every file that the wheel holds.
  ///
  /// - Parameter source: the unpacked wheel.
  /// - Throws: `InstallingError`, `SystemError`.
  mutating func addSections(from source: DirectoryDescriptor) throws {
    for section in manifest.sections {
      let path = path(of: section.destination)
      let directory = try directories.directory(path)
      sections.append(
        PreparedWheel.Section(
          destination: section.destination, directory: directory, directories: section.directories,
          files: section.files))
      try checkOwnFiles(section, at: path)
      if section.destination != .root { try addRows(section, in: directory, at: path, from: source) }
    }
  }

  private func path(of destination: WheelManifest.Destination) -> String {
    switch destination {
    case .root: rootPath
    case .purelib: target.scheme.purelib
    case .platlib: target.scheme.platlib
    case .scripts: target.scheme.scripts
    case .data: target.scheme.data
    case .headers: target.scheme.include + "/" + manifest.name.string
    }
  }

  /// Throws where a file would take the place of the environment's interpreter or configuration.
  private func checkOwnFiles(_ section: WheelManifest.Section, at path: String) throws {
    // Only scripts and data can reach them; modules of the root lie in the directory of packages.
    guard section.destination == .scripts || section.destination == .data else { return }
    func check(_ name: String) throws {
      guard InstallTarget.mayBeOwn(name) else { return }
      let (directory, file) = PathText.split(PathText.normalized(name, relativeTo: path))
      if target.isOwn(file, in: directory) {
        throw InstallingError.overwritesInterpreter(wheel: request.displayed, path: name)
      }
    }
    for index in section.files { try check(manifest.target(of: manifest.file(index))) }
    for index in section.directories { try check(manifest.targetOfDirectory(index)) }
  }

  /// Appends the rows of files outside the root, and rewrites scripts.
  private mutating func addRows(
    _ section: WheelManifest.Section, in directory: DirectoryDescriptor, at path: String,
    from source: DirectoryDescriptor
  ) throws {
    let prefix = rowPrefix(of: path)
    let prefixBytes = Array(prefix.utf8)
    for index in section.files {
      let file = manifest.file(index)
      if file.isPythonScript {
        guard let content = try source.readFileIfPresent(manifest.source(of: file)),
          let rewritten = ScriptRewriting.rewrite(content, target.interpreter)
        else { throw InstallingError.damagedCacheEntry(request.displayed) }
        addScript(manifest.target(of: file), rewritten, in: directory, prefix: prefix)
      } else {
        let name = manifest.bytes[file.nameOffset + file.targetStart..<file.nameOffset + file.nameLength]
        RecordText.append(path: prefixBytes + name, to: &record)
        record += manifest.bytes[file.recordOffset..<file.recordOffset + file.recordLength]
      }
    }
  }

  /// What the paths of a directory begin with in the RECORD.
  private func rowPrefix(of directory: String) -> String {
    let relative = relativePath(from: rootPath, to: directory)
    return relative.isEmpty ? "" : relative + "/"
  }

  private mutating func addScript(
    _ name: String, _ content: [UInt8], in directory: DirectoryDescriptor, prefix: String
  ) {
    scripts.append(
      PreparedWheel.GeneratedFile(directory: directory, name: name, content: content, isExecutable: true))
    RecordText.append(path: prefix + name, content: content, to: &record)
  }

  // MARK: Files that the installation makes

  /// Adds a launcher for each command.
  ///
  /// - Throws: `InstallingError`, `SystemError`.
  mutating func addCommands() throws {
    if manifest.commands.isEmpty { return }
    let directory = try directories.directory(target.scheme.scripts)
    let prefix = rowPrefix(of: target.scheme.scripts)
    for command in distinctCommands() {
      if InstallTarget.isInterpreterName(command.name) {
        throw InstallingError.overwritesInterpreter(wheel: request.displayed, path: command.name)
      }
      let content = Array(Launcher.text(command, target.interpreter).utf8)
      addScript(command.name, content, in: directory, prefix: prefix)
    }
  }

  /// Of commands with one name the last counts, and a script that the wheel brings along before any command.
  private func distinctCommands() -> [WheelManifest.Command] {
    var names: Set<ExactText> = []
    for section in manifest.sections where section.destination == .scripts {
      for index in section.files { names.insert(ExactText(manifest.target(of: manifest.file(index)))) }
    }
    let commands = target.python.map { Self.versioned(manifest.commands, $0) } ?? manifest.commands
    return commands.reversed().filter { names.insert(ExactText($0.name)).inserted }.reversed()
  }

  /// Beside `pip3` the same command with the version of the environment's Python, in place of that with the version of
  /// the Python that the wheel was made with.
  private static func versioned(_ commands: [WheelManifest.Command], _ python: Version) -> [WheelManifest.Command] {
    let others = commands.filter { $0.isGraphical || !$0.name.hasPrefix("pip3.") }
    guard python.major == 3, let pip = others.first(where: { !$0.isGraphical && $0.name == "pip3" }) else {
      return others
    }
    return others + [
      WheelManifest.Command(
        name: "pip3.\(python.minor)", module: pip.module, object: pip.object, isGraphical: false)
    ]
  }

  /// Adds what says by whom and from where the wheel was installed.
  ///
  /// - Parameter root: the directory of packages.
  mutating func addInstallerMetadata(in root: DirectoryDescriptor) {
    addMetadata("INSTALLER", Array("adder".utf8), in: root)
    if request.isRequested { addMetadata("REQUESTED", [], in: root) }
    if let directURL = request.directURL { addMetadata("direct_url.json", directURL.bytes, in: root) }
  }

  private mutating func addMetadata(_ name: String, _ content: [UInt8], in root: DirectoryDescriptor) {
    let path = "\(manifest.distInfo)/\(name)"
    metadata.append(PreparedWheel.GeneratedFile(directory: root, name: path, content: content, isExecutable: false))
    RecordText.append(path: path, content: content, to: &record)
  }

  /// Adds the row of the RECORD itself, which has neither hash nor size.
  mutating func finishRecord() {
    RecordText.append(path: "\(manifest.distInfo)/RECORD".utf8, to: &record)
    record += ",,\n".utf8
  }
}
