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
      var distInfoExists = false
      for section in wheel.sections {
        let existing = try look(at: section, of: wheel)
        if section.destination == .root, existing.contains(ExactText(wheel.manifest.distInfo)) { distInfoExists = true }
      }
      for script in wheel.scripts { try lookAtFile(script.name, in: script.directory, of: wheel) }
      if !distInfoExists { continue }
      for file in wheel.metadata { try lookAtFile(file.name, in: file.directory, of: wheel) }
      try lookAtFile("\(wheel.manifest.distInfo)/RECORD", in: wheel.root, of: wheel)
    }
    try checkWritable()
  }

  private mutating func addMove(_ path: String) {
    if known.insert(ExactText(path)).inserted { moves.append(path) }
  }

  /// Returns the directories of a section that exist, relative to the section's.
  private mutating func look(at section: PreparedWheel.Section, of wheel: PreparedWheel) throws -> Set<ExactText> {
    let base = PathText.normalized(section.directory.path.string, relativeTo: "/")
    let manifest = wheel.manifest
    var existing: Set<ExactText> = []
    try unsafe manifest.bytes.withUnsafeBytes { raw in
      // The last directory that is new and was looked at: those below it follow it, and are new too.
      var created = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
      for index in section.directories {
        let path = unsafe manifest.directoryTarget(index, in: raw)
        if unsafe !created.isEmpty, path.count > created.count, unsafe path[created.count] == UInt8(ascii: "/"),
          unsafe path.starts(with: created)
        {
          unsafe createdDirectories.append(Self.join(base, path))
          continue
        }
        let relative = unsafe String(decoding: path, as: UTF8.self)
        let parent = PathText.split(relative).directory
        let mayExist = parent.isEmpty || existing.contains(ExactText(parent))
        let name = unsafe path.baseAddress.map { unsafe $0.assumingMemoryBound(to: CChar.self) }
        if mayExist, let name = unsafe name, try unsafe isDirectory(name, relative, of: section, base, wheel) {
          existing.insert(ExactText(relative))
          unsafe keptDirectories.append(Self.join(base, path))
        } else {
          unsafe created = path
          unsafe createdDirectories.append(Self.join(base, path))
        }
      }
      for index in section.files {
        let file = unsafe manifest.file(index, in: raw)
        let name = unsafe UnsafeRawBufferPointer(
          rebasing: raw[(file.nameOffset + file.targetStart)..<(file.nameOffset + file.nameLength)])
        if let slash = unsafe name.lastIndex(of: UInt8(ascii: "/")) {
          if existing.isEmpty { continue }
          guard unsafe existing.contains(ExactText(String(decoding: name[..<slash], as: UTF8.self))) else { continue }
        }
        guard let pointer = unsafe name.baseAddress?.assumingMemoryBound(to: CChar.self) else { continue }
        try unsafe lookAtFile(pointer, in: section.directory, path: Self.join(base, name), of: wheel)
      }
    }
    return existing
  }

  /// A path below a normalised directory.
  private static func join(_ base: String, _ relative: UnsafeRawBufferPointer) -> String {
    var base = base
    return base.withUTF8 { base in
      unsafe String(unsafeUninitializedCapacity: base.count + 1 + relative.count) { buffer in
        _ = unsafe buffer.update(fromContentsOf: base)
        unsafe buffer[base.count] = UInt8(ascii: "/")
        for index in relative.indices { unsafe buffer[base.count + 1 + index] = relative[index] }
        return base.count + 1 + relative.count
      }
    }
  }

  /// Whether a directory of a wheel is there already.
  private mutating func isDirectory(
    _ name: UnsafePointer<CChar>, _ relative: String, of section: PreparedWheel.Section, _ base: String,
    _ wheel: PreparedWheel
  ) throws -> Bool {
    let path = "\(base)/\(relative)"
    guard let status = try unsafe section.directory.status(of: name) else { return false }
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
    _ name: String, in directory: DirectoryDescriptor, of wheel: PreparedWheel
  ) throws {
    let path = PathText.normalized(name, relativeTo: directory.path.string)
    try unsafe name.withCString { try unsafe lookAtFile($0, in: directory, path: path, of: wheel) }
  }

  private mutating func lookAtFile(
    _ name: UnsafePointer<CChar>, in directory: DirectoryDescriptor, path: String, of wheel: PreparedWheel
  ) throws {
    if known.contains(ExactText(path)) { return }
    // An empty directory makes room later; another one is an error then.
    guard let status = try unsafe directory.status(of: name), !status.isDirectory else { return }
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
