import PackagingStandards
import TestSupport

/// Random markers with a direct evaluation, for property tests.
struct MarkerGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// How a marker compares a value, as it is written.
  enum Comparison: String, CaseIterable {
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case equal = "=="
    case different = "!="
    case compatible = "~="
  }

  indirect enum Expression {
    case version(full: Bool, Comparison, [Int])
    case string(MarkerStringKey, isEqual: Bool, String)
    case contains(MarkerStringKey, String, isNegated: Bool)
    case extra(String, isNegated: Bool)
    case and([Expression])
    case or([Expression])

    var text: String {
      switch self {
      case .version(let isFull, let comparison, let version):
        "\(isFull ? "python_full_version" : "python_version") \(comparison.rawValue) '\(version.map(String.init).joined(separator: "."))'"
      case .string(let key, let isEqual, let value): "\(key.name) \(isEqual ? "==" : "!=") '\(value)'"
      case .contains(let key, let value, let isNegated): "'\(value)' \(isNegated ? "not in" : "in") \(key.name)"
      case .extra(let name, let isNegated): "extra \(isNegated ? "!=" : "==") '\(name)'"
      case .and(let parts): "(" + parts.map(\.text).joined(separator: " and ") + ")"
      case .or(let parts): "(" + parts.map(\.text).joined(separator: " or ") + ")"
      }
    }

    func holds(_ markers: MarkerEnvironment, _ extras: [ExtraName]) -> Bool {
      switch self {
      case .version(let isFull, let comparison, let version):
        let text = isFull ? markers.pythonFullVersion : markers.pythonVersion
        let own = text.split(separator: ".").compactMap { Int($0) }
        return Self.compare(own, comparison, version)
      case .string(let key, let isEqual, let value): return (markers[key] == value) == isEqual
      case .contains(let key, let value, let isNegated): return markers[key].contains(value) != isNegated
      case .extra(let name, let isNegated): return extras.contains { $0.string == name } != isNegated
      case .and(let parts): return parts.allSatisfy { $0.holds(markers, extras) }
      case .or(let parts): return parts.contains { $0.holds(markers, extras) }
      }
    }

    private static func compare(_ left: [Int], _ comparison: Comparison, _ right: [Int]) -> Bool {
      let width = max(left.count, right.count)
      let (first, second) = (padded(left, width), padded(right, width))
      let isLess = first.lexicographicallyPrecedes(second)
      return switch comparison {
      case .less: isLess
      case .atMost: isLess || first == second
      case .greater: !isLess && first != second
      case .atLeast: !isLess
      case .equal: first == second
      case .different: first != second
      case .compatible: !isLess && padded(left, width).starts(with: right.dropLast())
      }
    }

    private static func padded(_ numbers: [Int], _ width: Int) -> [Int] {
      numbers + Array(repeating: 0, count: width - numbers.count)
    }
  }

  mutating func expression(depth: Int) -> Expression {
    if depth == 0 || below(4) == 0 { return atom() }
    let parts = (0..<2 + below(2)).map { _ in expression(depth: depth - 1) }
    return below(2) == 0 ? .and(parts) : .or(parts)
  }

  private mutating func atom() -> Expression {
    let isEqual = below(2) == 0
    switch below(10) {
    case 0...1:
      return .version(
        full: false, pick(Comparison.allCases),
        pick([[3, 8], [3, 9], [3, 11], [3, 10, 1], [4, 0]]))
    case 2:
      return .version(
        full: true, pick(Comparison.allCases), pick([[3, 8, 1], [3, 9], [3, 11, 4], [3, 12]]))
    case 3: return .string(.sysPlatform, isEqual: isEqual, pick(["linux", "win32", "darwin", "cygwin"]))
    case 4: return .string(.platformSystem, isEqual: isEqual, pick(["Linux", "Windows", "Darwin", "FreeBSD"]))
    case 5: return .string(.osName, isEqual: isEqual, pick(["nt", "posix", "java"]))
    case 6: return .string(.platformMachine, isEqual: isEqual, pick(["x86_64", "arm64", "aarch64"]))
    case 7: return .string(.platformPythonImplementation, isEqual: isEqual, pick(["CPython", "PyPy"]))
    case 8:
      return .contains(
        pick([.sysPlatform, .platformMachine]), pick(["x", "arm", "win", "64"]), isNegated: below(2) == 0)
    default: return .extra(pick(["a", "b", "c"]), isNegated: below(2) == 0)
    }
  }

  mutating func extras() -> [ExtraName] {
    ["a", "b", "c"].filter { _ in below(2) == 0 }.compactMap { try? ExtraName($0) }
  }

  /// Environments of platforms that there are.
  static let environments: [MarkerEnvironment] = {
    let platforms = [
      ("posix", "linux", "Linux", "x86_64"), ("posix", "linux", "Linux", "aarch64"),
      ("nt", "win32", "Windows", "AMD64"),
      ("posix", "darwin", "Darwin", "arm64"), ("posix", "freebsd14", "FreeBSD", "amd64"),
      ("posix", "cygwin", "CYGWIN_NT-10.0", "x86_64"), ("java", "java17", "Java", ""),
    ]
    let pythons = ["3.7.17", "3.8.0", "3.8.1", "3.9.2", "3.10.1", "3.11.4", "3.12.0", "4.0.0"]
    return platforms.enumerated().flatMap { index, platform in
      pythons.map { python in
        MarkerEnvironment(
          implementationName: index % 2 == 0 ? "cpython" : "pypy", implementationVersion: "7.3.1", osName: platform.0,
          platformMachine: platform.3, platformPythonImplementation: index % 2 == 0 ? "CPython" : "PyPy",
          platformRelease: "1", platformSystem: platform.2, platformVersion: "1", pythonFullVersion: python,
          pythonVersion: python.split(separator: ".").prefix(2).joined(separator: "."), sysPlatform: platform.1)
      }
    }
  }()
}
