import Support
import SystemIO
import SystemPackage

/// Where the files of wheels end up, so that two ways to one file are seen to be one: the top level of a wheel and its
/// `.data/purelib`, `lib64` and `lib`, or the directory of packages reached from that of data.
struct InstalledPlaces {
  /// A file's directory of the install scheme, as a number, and its path from there.
  struct Place: Hashable {
    let root: Int
    let path: ExactText
  }

  /// The real paths of the directories of the scheme that wheels install into, each once.
  private var roots: [String] = []
  private var rootOfDirectory: [ObjectIdentifier: Int] = [:]
  /// Those with another one below: what they take may lie in that one.
  private var broadRoots: Set<Int> = []
  /// The real paths of directories, by path.
  private var realDirectories: [ExactText: String] = [:]

  init(_ wheels: [PreparedWheel]) {
    var rootOfPath: [ExactText: Int] = [:]
    for wheel in wheels {
      for directory in wheel.sections.map(\.directory) + wheel.scripts.map(\.directory)
      where rootOfDirectory[ObjectIdentifier(directory)] == nil {
        let path = (realPath(directory.path) ?? directory.path).string
        let root = rootOfPath[ExactText(path)] ?? roots.count
        if root == roots.count {
          roots.append(path)
          rootOfPath[ExactText(path)] = root
        }
        rootOfDirectory[ObjectIdentifier(directory)] = root
      }
    }
    for (root, path) in roots.enumerated() where roots.contains(where: { PathText.isBelow($0, path) }) {
      broadRoots.insert(root)
    }
  }

  /// The number of a directory that a wheel installs into.
  func root(of directory: DirectoryDescriptor) -> Int {
    rootOfDirectory[ObjectIdentifier(directory)] ?? -1
  }

  /// Whether files of a directory may lie in another one of the scheme.
  func isBroad(_ root: Int) -> Bool { broadRoots.contains(root) }

  /// Finds the directory of the scheme that is closest to a file.
  ///
  /// - Parameter path: of the file, relative to the directory `root`.
  mutating func place(of path: String, in root: Int) -> Place {
    guard isBroad(root) else { return Place(root: root, path: ExactText(path)) }
    let (directory, name) = PathText.split(path)
    let real = realDirectory(directory.isEmpty ? roots[root] : "\(roots[root])/\(directory)")
    let nearest = roots.indices.filter { PathText.isWithin(real, roots[$0]) }
      .max { roots[$0].utf8.count < roots[$1].utf8.count }
    guard let nearest else { return Place(root: -1, path: ExactText("\(real)/\(name)")) }
    let rest = real.utf8.dropFirst(roots[nearest].utf8.count + 1)
    return Place(root: nearest, path: ExactText(rest.isEmpty ? name : "\(Substring(rest))/\(name)"))
  }

  /// The real path of a directory of which the end may not exist yet.
  private mutating func realDirectory(_ path: String) -> String {
    if let known = realDirectories[ExactText(path)] { return known }
    let real: String
    if let found = realPath(FilePath(path)) {
      real = found.string
    } else {
      let (parent, name) = PathText.split(path)
      real = parent.isEmpty ? path : "\(realDirectory(parent))/\(name)"
    }
    realDirectories[ExactText(path)] = real
    return real
  }
}
