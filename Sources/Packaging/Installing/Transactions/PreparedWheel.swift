import Interpreters
import PackagingStandards
import Support
import Synchronization
import SystemIO
import SystemPackage

/// A wheel with everything decided that its installation writes: where each section goes, the scripts with their
/// first lines, and the finished RECORD.
final class PreparedWheel: Sendable {
  /// A file whose content the installation writes itself.
  struct GeneratedFile: Sendable {
    let directory: DirectoryDescriptor
    let name: String
    let content: [UInt8]
    let isExecutable: Bool
  }

  struct Section: Sendable {
    let destination: WheelManifest.Destination
    let directory: DirectoryDescriptor
    let directories: Range<Int>
    let files: Range<Int>
  }

  let request: WheelToInstall
  let manifest: WheelManifest
  /// The content in the cache.
  let source: DirectoryDescriptor
  /// The directory of packages that takes the top level.
  let root: DirectoryDescriptor
  let sections: [Section]
  /// Scripts, in the directory of scripts.
  let scripts: [GeneratedFile]
  /// Files of the dist-info directory, RECORD not among them.
  let metadata: [GeneratedFile]
  let record: [UInt8]

  /// Prepares wheels on several threads.
  ///
  /// - Throws: `InstallingError`, `SystemError`.
  static func prepare(
    _ wheels: [WheelToInstall], _ target: InstallTarget, _ directories: EnvironmentDirectories, width: Int,
    writesInstallerMetadata: Bool
  ) throws -> [PreparedWheel] {
    let slots = Mutex([PreparedWheel?](repeating: nil, count: wheels.count))
    try WorkerPool.forEach(wheels.count, width: width) { index in
      let prepared = try PreparedWheel(wheels[index], target, directories, writesInstallerMetadata)
      slots.withLock { $0[index] = prepared }
    }
    return slots.withLock { $0 }.compactMap(\.self)
  }

  private init(
    _ request: WheelToInstall, _ target: InstallTarget, _ directories: EnvironmentDirectories,
    _ writesInstallerMetadata: Bool
  ) throws {
    let manifest = request.wheel.manifest
    self.request = request
    self.manifest = manifest
    do {
      source = try DirectoryDescriptor(request.wheel.files)
    } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
      throw InstallingError.damagedCacheEntry(request.displayed)
    }
    let rootPath = manifest.rootIsPurelib ? target.scheme.purelib : target.scheme.platlib
    let root = try directories.directory(rootPath)
    self.root = root

    var record: [UInt8] = []
    record.reserveCapacity(manifest.rootRecord.count + 1024)
    record += manifest.bytes[manifest.rootRecord]
    var sections: [Section] = []
    var scripts: [GeneratedFile] = []
    for section in manifest.sections {
      let path = Self.path(section.destination, manifest, target.scheme, root: rootPath)
      let directory = try directories.directory(path)
      sections.append(
        Section(
          destination: section.destination, directory: directory, directories: section.directories,
          files: section.files))
      try Self.checkOwnFiles(section, at: path, manifest, target, request.displayed)
      if section.destination == .root { continue }
      try Self.appendRows(
        section, from: rootPath, to: path, directory, manifest, source, target, request.displayed, &scripts, &record)
    }
    if !manifest.commands.isEmpty {
      let directory = try directories.directory(target.scheme.scripts)
      let prefix = Self.rowPrefix(from: rootPath, to: target.scheme.scripts)
      for command in Self.distinctCommands(manifest, target.python) {
        if InstallTarget.isInterpreterName(command.name) {
          throw InstallingError.overwritesInterpreter(wheel: request.displayed, path: command.name)
        }
        let content = Array(Launcher.text(command, target.interpreter).utf8)
        scripts.append(
          GeneratedFile(directory: directory, name: command.name, content: content, isExecutable: true))
        RecordText.append(path: prefix + command.name, content: content, to: &record)
      }
    }
    var metadata: [GeneratedFile] = []
    func note(_ name: String, _ content: [UInt8]) {
      let path = "\(manifest.distInfo)/\(name)"
      metadata.append(GeneratedFile(directory: root, name: path, content: content, isExecutable: false))
      RecordText.append(path: path, content: content, to: &record)
    }
    if writesInstallerMetadata {
      note("INSTALLER", Array("adder".utf8))
      if request.isRequested { note("REQUESTED", []) }
      if let directURL = request.directURL { note("direct_url.json", directURL.bytes) }
    }
    RecordText.append(path: "\(manifest.distInfo)/RECORD".utf8, to: &record)
    record += ",,\n".utf8
    self.sections = sections
    self.scripts = scripts
    self.metadata = metadata
    self.record = record
  }

  private static func path(
    _ destination: WheelManifest.Destination, _ manifest: WheelManifest, _ scheme: InstallScheme, root: String
  ) -> String {
    switch destination {
    case .root: root
    case .purelib: scheme.purelib
    case .platlib: scheme.platlib
    case .scripts: scheme.scripts
    case .data: scheme.data
    case .headers: scheme.include + "/" + manifest.name.string
    }
  }

  /// Of commands with one name the last counts, and a script that the wheel brings along before any command.
  private static func distinctCommands(_ manifest: WheelManifest, _ python: Version?) -> [WheelManifest.Command] {
    var names: Set<ExactText> = []
    for section in manifest.sections where section.destination == .scripts {
      for index in section.files { names.insert(ExactText(manifest.target(of: manifest.file(index)))) }
    }
    let commands = python.map { versioned(manifest.commands, $0) } ?? manifest.commands
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

  private static func rowPrefix(from root: String, to directory: String) -> String {
    let relative = relativePath(from: root, to: directory)
    return relative.isEmpty ? "" : relative + "/"
  }

  /// Throws where a file would take the place of the environment's interpreter or configuration.
  private static func checkOwnFiles(
    _ section: WheelManifest.Section, at path: String, _ manifest: WheelManifest, _ target: InstallTarget,
    _ displayed: String
  ) throws {
    // Only scripts and data can reach them; modules of the root lie in the directory of packages.
    guard section.destination == .scripts || section.destination == .data else { return }
    func check(_ name: String) throws {
      guard InstallTarget.mayBeOwn(name) else { return }
      let (directory, file) = PathText.split(PathText.normalized(name, relativeTo: path))
      if target.isOwn(file, in: directory) {
        throw InstallingError.overwritesInterpreter(wheel: displayed, path: name)
      }
    }
    for index in section.files { try check(manifest.target(of: manifest.file(index))) }
    for index in section.directories { try check(manifest.targetOfDirectory(index)) }
  }

  /// Appends the rows of files outside the root, and rewrites scripts.
  private static func appendRows(
    _ section: WheelManifest.Section, from root: String, to path: String, _ directory: DirectoryDescriptor,
    _ manifest: WheelManifest, _ source: DirectoryDescriptor, _ target: InstallTarget, _ displayed: String,
    _ scripts: inout [GeneratedFile], _ record: inout [UInt8]
  ) throws {
    let prefix = Array(rowPrefix(from: root, to: path).utf8)
    for index in section.files {
      let file = manifest.file(index)
      if file.isPythonScript {
        guard let content = try source.readFileIfPresent(manifest.source(of: file)),
          let rewritten = ScriptRewriting.rewrite(content, target.interpreter)
        else { throw InstallingError.damagedCacheEntry(displayed) }
        let name = manifest.target(of: file)
        scripts.append(GeneratedFile(directory: directory, name: name, content: rewritten, isExecutable: true))
        RecordText.append(path: String(decoding: prefix, as: UTF8.self) + name, content: rewritten, to: &record)
      } else {
        let name = manifest.bytes[file.nameOffset + file.targetStart..<file.nameOffset + file.nameLength]
        RecordText.append(path: prefix + name, to: &record)
        record += manifest.bytes[file.recordOffset..<file.recordOffset + file.recordLength]
      }
    }
  }

  var journalEntry: TransactionJournal.Addition {
    TransactionJournal.Addition(
      sitePackages: root.path.string, displayed: request.displayed, record: record)
  }
}
