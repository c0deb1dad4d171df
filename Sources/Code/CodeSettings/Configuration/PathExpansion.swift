internal import SystemIO
internal import SystemPackage

/// A variable that a path mentions and the environment lacks.
struct UnknownVariable: Error {
  let name: String
}

/// The text with `~`, `$NAME` and `${NAME}` filled in, as a shell would.
///
/// - Throws: `UnknownVariable` for a name that is not set.
func expandingVariables(_ text: String) throws(UnknownVariable) -> String {
  var result = ""
  var rest = text[...]
  if rest == "~" || rest.hasPrefix("~/"), let home = ProcessEnvironment.homeDirectory {
    result = home.string
    rest = rest.dropFirst()
  }
  while let character = rest.popFirst() {
    guard character == "$" else {
      result.append(character)
      continue
    }
    let name: Substring
    if rest.hasPrefix("{"), let end = rest.firstIndex(of: "}") {
      name = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
    } else {
      name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(name.count)
    }
    if name.isEmpty {
      result.append("$")
      continue
    }
    guard let value = ProcessEnvironment.value(String(name)) else { throw UnknownVariable(name: String(name)) }
    result += value
  }
  return result
}

/// The absolute path without `.`, `..` and doubled slashes.
///
/// `..` is taken away by text, even behind a symbolic link, unlike in paths of packages: patterns are compared with
/// paths as they are written, and ruff finds the same files that way.
package func absolutePath(_ path: String, in directory: String) -> String {
  let joined = path.hasPrefix("/") ? FilePath(path) : FilePath(directory).pushing(FilePath(path))
  return joined.lexicallyNormalized().string
}

/// The directory that holds the path; the root's is the root.
func parentDirectory(_ path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return "/" }
  return String(path[..<slash])
}
