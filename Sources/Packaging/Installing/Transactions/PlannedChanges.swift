import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// What a transaction does to what is in an environment already, found out before it begins.
///
/// Most directories of a wheel are new, and then so are their files: only what may exist is looked at.
struct PlannedChanges {
  /// A file of the environment that a wheel takes the place of though nothing that is removed owns it.
  struct Replacement {
    let wheel: PackageName
    let path: String
    /// Its position among the moves.
    let move: Int
  }

  /// The absolute paths of the files and links that are moved out of the way.
  private(set) var moves: [String] = []
  private(set) var replacements: [Replacement] = []
  /// The directories that are to be created, parents first.
  private(set) var createdDirectories: [String] = []
  /// The directories of the wheels that exist.
  private(set) var keptDirectories: [String] = []
  private var known: Set<ExactText> = []
  private var boundary: EnvironmentBoundary

  /// - Throws: `InstallingError` or `SystemError` where the transaction cannot be made.
  init(_ removals: [PlannedRemoval], _ wheels: [PreparedWheel], _ installTarget: InstallTarget) throws {
    boundary = EnvironmentBoundary(installTarget)
    for removal in removals {
      for file in removal.files { addMove(file) }
    }
    for wheel in wheels {
      for section in wheel.sections { try look(at: section, of: wheel) }
      let record = PreparedWheel.GeneratedFile(
        directory: wheel.root, name: "\(wheel.manifest.distInfo)/RECORD", content: [], isExecutable: false)
      for file in wheel.scripts + wheel.metadata + [record] {
        let path = PathText.normalized(file.name, relativeTo: file.directory.path.string)
        try file.name.withCString { try lookAtFile($0, in: file.directory, path: path, of: wheel) }
      }
    }
    try checkWritable()
  }

  private mutating func addMove(_ path: String) {
    if known.insert(ExactText(path)).inserted { moves.append(path) }
  }

  private mutating func look(at section: PreparedWheel.Section, of wheel: PreparedWheel) throws {
    let base = PathText.normalized(section.directory.path.string, relativeTo: "/")
    let manifest = wheel.manifest
    /// The directories that exist, relative to the section's.
    var existing: Set<ExactText> = []
    try manifest.bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return }
      for index in section.directories {
        let name = start.advanced(by: manifest.directoryTargetOffset(index, in: raw)).assumingMemoryBound(
          to: CChar.self)
        let relative = String(cString: name)
        let parent = PathText.split(relative).directory
        let mayExist = parent.isEmpty || existing.contains(ExactText(parent))
        if mayExist, try isDirectory(name, relative, of: section, base, wheel) {
          existing.insert(ExactText(relative))
          keptDirectories.append("\(base)/\(relative)")
        } else {
          createdDirectories.append("\(base)/\(relative)")
        }
      }
      for index in section.files {
        let file = manifest.file(index, in: raw)
        let name = UnsafeRawBufferPointer(
          rebasing: raw[(file.nameOffset + file.targetStart)..<(file.nameOffset + file.nameLength)])
        if let slash = name.lastIndex(of: UInt8(ascii: "/")) {
          if existing.isEmpty { continue }
          guard existing.contains(ExactText(String(decoding: name[..<slash], as: UTF8.self))) else { continue }
        }
        guard let pointer = name.baseAddress?.assumingMemoryBound(to: CChar.self) else { continue }
        let path = "\(base)/\(String(decoding: name, as: UTF8.self))"
        try lookAtFile(pointer, in: section.directory, path: path, of: wheel)
      }
    }
  }

  /// Whether a directory of a wheel is there already.
  private mutating func isDirectory(
    _ name: UnsafePointer<CChar>, _ relative: String, of section: PreparedWheel.Section, _ base: String,
    _ wheel: PreparedWheel
  ) throws -> Bool {
    let path = "\(base)/\(relative)"
    guard let status = try section.directory.status(of: name) else { return false }
    switch status.kind {
    case .directory: return true
    case .symbolicLink where SystemIO.isDirectory(FilePath(path)):
      guard boundary.holds(path) else {
        throw InstallingError.linkedDirectory(wheel: wheel.request.displayed, path: FilePath(path))
      }
      return true
    default:
      // What is removed makes room.
      if known.contains(ExactText(path)) { return false }
      throw InstallingError.notADirectory(FilePath(path))
    }
  }

  private mutating func lookAtFile(
    _ name: UnsafePointer<CChar>, in directory: DirectoryDescriptor, path: String, of wheel: PreparedWheel
  ) throws {
    if known.contains(ExactText(path)) { return }
    // An empty directory makes room later; another one is an error then.
    guard let status = try directory.status(of: name), !status.isDirectory else { return }
    replacements.append(Replacement(wheel: wheel.manifest.name, path: path, move: moves.count))
    addMove(path)
  }

  /// Throws where a directory takes no changes, before there are any.
  private func checkWritable() throws {
    var seen: Set<ExactText> = []
    for path in moves {
      let directory = PathText.split(path).directory
      guard seen.insert(ExactText(directory)).inserted, !isWritable(FilePath(directory)) else { continue }
      let error = SystemError("change", FilePath(directory))
      // A directory that is gone has nothing that could not be moved.
      if error.code != .noSuchFileOrDirectory, error.code != .notDirectory { throw error }
    }
  }
}
