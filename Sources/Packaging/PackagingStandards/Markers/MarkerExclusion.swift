/// Two values of platform markers that no Python reports together.
///
/// The standards promise nothing of the sort; these are facts about the interpreters there are, of which the resolver
/// makes use lest it solve for platforms that do not exist. The same pairs as other resolvers know, so that lock files
/// agree.
struct MarkerExclusion {
  let first: MarkerStringKey
  let firstValue: StaticString
  let second: MarkerStringKey
  let secondValue: StaticString

  static let all: [MarkerExclusion] = osNames + platformSystems

  private static let osNames: [MarkerExclusion] = [
    ("nt", "linux"), ("nt", "darwin"), ("nt", "ios"), ("posix", "win32"),
  ].map { (osName: StaticString, sysPlatform: StaticString) in
    MarkerExclusion(first: .osName, firstValue: osName, second: .sysPlatform, secondValue: sysPlatform)
  }

  /// Systems that `platform_system` names and for which `sys_platform` has a value of its own.
  private static let platformSystems: [MarkerExclusion] = {
    let systems: [(name: StaticString, isIOS: Bool)] = [
      ("FreeBSD", false), ("NetBSD", false), ("OpenBSD", false), ("SunOS", false), ("iOS", true), ("iPadOS", true),
    ]
    let platforms: [(name: StaticString, isIOS: Bool)] = [
      ("aix", false), ("android", false), ("emscripten", false), ("ios", true), ("linux", false), ("darwin", false),
      ("win32", false), ("cygwin", false), ("wasi", false),
    ]
    return systems.flatMap { system in
      platforms.filter { !($0.isIOS && system.isIOS) }.map { platform in
        MarkerExclusion(
          first: .sysPlatform, firstValue: platform.name, second: .platformSystem, secondValue: system.name)
      }
    }
  }()
}
