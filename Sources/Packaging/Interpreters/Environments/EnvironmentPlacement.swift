import SystemIO
import SystemPackage

/// Puts an environment where it belongs, without ever leaving half of one where nothing was.
struct EnvironmentPlacement {
  /// The path as the user gave it, for messages.
  let shown: FilePath
  /// The absolute path.
  let root: FilePath
  let existing: EnvironmentOptions.Existing

  func place(_ builder: EnvironmentBuilder) throws {
    guard let status = try fileStatus(root) else {
      if try fileStatus(root, followingLinks: false) != nil { throw EnvironmentError.fileExists(shown) }
      return try placeNew(builder)
    }
    guard status.isDirectory else { throw EnvironmentError.fileExists(shown) }
    if try listDirectory(root).isEmpty { return try builder.write(into: root) }
    let isEnvironment = EnvironmentConfiguration.isEnvironment(root)
    switch existing {
    case .fail:
      throw isEnvironment ? EnvironmentError.environmentExists(shown) : EnvironmentError.directoryExists(shown)
    case .keep:
      try builder.write(into: root)
    case .clear:
      guard isEnvironment else { throw EnvironmentError.notAnEnvironment(shown) }
      try replace(builder)
    case .clearAnything:
      try replace(builder)
    }
  }

  /// Builds beside the final place and renames.
  private func placeNew(_ builder: EnvironmentBuilder) throws {
    let parent = root.removingLastComponent()
    try createDirectories(parent)
    let temporary = parent.appending(uniqueName(prefix: "adder-venv-"))
    do {
      _ = try createDirectory(temporary)
      try builder.write(into: temporary)
      guard try renameExclusively(temporary, to: root) else { throw EnvironmentError.directoryExists(shown) }
    } catch {
      try? removeTree(temporary)
      throw error
    }
  }

  /// Replaces what is there, which goes away only once the new environment is whole.
  private func replace(_ builder: EnvironmentBuilder) throws {
    let isLink = try fileStatus(root, followingLinks: false)?.kind == .symbolicLink
    let parent = root.removingLastComponent()
    // The directory itself has to stay where a process stands in it, or it is a link or a place of its own.
    let isInUse = (try? currentDirectory()).map { isInside($0) } ?? false
    let device = try fileStatus(root)?.device
    guard !isLink, !isInUse, device == (try fileStatus(parent)?.device), isWritable(parent) else {
      return try replaceInPlace(builder)
    }
    let new = parent.appending(uniqueName(prefix: "adder-venv-"))
    let old = parent.appending(uniqueName(prefix: "adder-venv-old-"))
    do {
      _ = try createDirectory(new)
      try builder.write(into: new)
      try rename(root, to: old)
    } catch {
      try? removeTree(new)
      throw error
    }
    do {
      try rename(new, to: root)
    } catch {
      try? rename(old, to: root)
      try? removeTree(new)
      throw error
    }
    try? removeTree(old)
  }

  private func replaceInPlace(_ builder: EnvironmentBuilder) throws {
    // `pyvenv.cfg` goes last: until then an interrupted command finds an environment that may be cleared again.
    for entry in try listDirectory(root) where entry.name != "pyvenv.cfg" {
      try removeTree(entry.path(in: root))
    }
    try removeFile(root.appending("pyvenv.cfg"))
    try builder.write(into: root)
  }

  private func isInside(_ directory: FilePath) -> Bool {
    guard let real = realPath(root) else { return false }
    return directory.starts(with: real)
  }
}
