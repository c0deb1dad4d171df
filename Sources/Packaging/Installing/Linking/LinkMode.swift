import Synchronization
import SystemIO
import SystemPackage

/// How an installed file comes from the cache.
package enum LinkMode: UInt8, Sendable, CaseIterable, AtomicRepresentable {
  /// Sharing its blocks until one is written, where the file system can.
  case clone
  /// As another name of the same file.
  case hardlink
  /// As a file of its own.
  case copy
  /// As a symbolic link into the cache: breaks when the cache is cleaned.
  case symlink

  /// The mode used where nothing else is asked for.
  package static let standard = LinkMode.clone

  /// What is tried where the file system cannot do this.
  var fallback: LinkMode? {
    switch self {
    case .clone: .hardlink
    case .hardlink, .symlink: .copy
    case .copy: nil
    }
  }
}

/// Makes files of the cache appear in an environment, in the best way that the file systems allow.
///
/// The first failure that says that a way does not work here settles it for the whole operation.
final class FileLinker: Sendable {
  private let mode: Atomic<LinkMode>
  let requestedMode: LinkMode

  init(_ mode: LinkMode) {
    requestedMode = mode
    self.mode = Atomic(mode)
  }

  /// The mode that is in use.
  var currentMode: LinkMode { mode.load(ordering: .relaxed) }

  /// What came of a link.
  enum Outcome {
    case made
    /// The cache does not have the file.
    case sourceMissing
  }

  /// Makes `name` in `directory` appear, in the place of what this transaction has put there.
  func link(
    _ name: UnsafePointer<CChar>, in directory: DirectoryDescriptor, to sourceName: UnsafePointer<CChar>,
    in source: DirectoryDescriptor, isExecutable: Bool
  ) throws(Errno) -> Outcome {
    var hasMadeRoom = false
    while true {
      let mode = currentMode
      do throws(Errno) {
        try unsafe make(mode, name, in: directory, to: sourceName, in: source, isExecutable: isExecutable)
        return .made
      } catch {
        switch error {
        case .fileExists where !hasMadeRoom:
          try unsafe directory.makeRoom(name)
          hasMadeRoom = true
        case .noSuchFileOrDirectory:
          if unsafe (try? source.permissions(of: sourceName)) == nil { return .sourceMissing }
          throw error
        case .tooManyLinks where mode == .hardlink:
          // Only this file has too many names.
          try unsafe make(.copy, name, in: directory, to: sourceName, in: source, isExecutable: isExecutable)
          return .made
        default:
          guard let fallback = mode.fallback, Self.meansUnsupported(error) else { throw error }
          _ = self.mode.compareExchange(expected: mode, desired: fallback, ordering: .relaxed)
        }
      }
    }
  }

  /// Makes a copy that is executable, whatever the mode: a script that its wheel does not mark so.
  func copyExecutable(
    _ name: UnsafePointer<CChar>, in directory: DirectoryDescriptor, of sourceName: UnsafePointer<CChar>,
    in source: DirectoryDescriptor
  ) throws(Errno) -> Outcome {
    do throws(Errno) {
      do throws(Errno) {
        try unsafe directory.copy(name, of: sourceName, in: source, permissions: 0o777)
      } catch {
        guard error == .fileExists else { throw error }
        try unsafe directory.makeRoom(name)
        try unsafe directory.copy(name, of: sourceName, in: source, permissions: 0o777)
      }
      return .made
    } catch {
      if error == .noSuchFileOrDirectory, unsafe (try? source.permissions(of: sourceName)) == nil {
        return .sourceMissing
      }
      throw error
    }
  }

  private func make(
    _ mode: LinkMode, _ name: UnsafePointer<CChar>, in directory: DirectoryDescriptor,
    to sourceName: UnsafePointer<CChar>, in source: DirectoryDescriptor, isExecutable: Bool
  ) throws(Errno) {
    switch mode {
    case .hardlink: try unsafe directory.hardLink(name, to: sourceName, in: source)
    case .clone: try unsafe directory.clone(name, of: sourceName, in: source, permissions: isExecutable ? 0o777 : 0o666)
    case .copy: try unsafe directory.copy(name, of: sourceName, in: source, permissions: isExecutable ? 0o777 : 0o666)
    case .symlink:
      try unsafe directory.symbolicLink(name, to: source.path.appending(String(cString: sourceName)).string)
    }
  }

  /// Whether an error number says that this kind of link cannot be made here at all.
  private static func meansUnsupported(_ code: Errno) -> Bool {
    SystemError("link", nil, code: code).meansUnsupportedLink
  }
}
