import Formatting
import Foundation
import PythonSyntax
import TestSupport
import Testing

/// What holds for every file: formatting keeps its meaning (the formatter checks that itself), writes each comment
/// once, and changes nothing the second time.
///
/// ADDER_FORMAT_FOLDER=FOLDER checks every Python file below a folder as well.
@Suite struct InvariantTests {
  @Test func aFileOfManyConstructsKeepsThem() {
    #expect(brokenInvariant(Array(constructs.utf8), FormatOptions()) == nil)
    #expect(formatted(constructs) != constructs)
  }

  @Test(arguments: [
    FormatOptions(lineWidth: 20), FormatOptions(indentStyle: .tab), FormatOptions(quoteStyle: .single),
    FormatOptions(quoteStyle: .preserve), FormatOptions(magicTrailingComma: .ignore),
    FormatOptions(formatsDocstringCode: true), FormatOptions(preview: true), FormatOptions(sourceKind: .stub),
    FormatOptions(lineEnding: .carriageReturnLineFeed), FormatOptions(lineWidth: 1, indentWidth: 1),
  ])
  func everyOptionKeepsThem(options: FormatOptions) {
    #expect(brokenInvariant(Array(constructs.utf8), options) == nil)
  }

  @Test(arguments: ["", "x = 1\n", "# comment\n"])
  func aFormattedFileIsLeftAlone(source: String) {
    let bytes = Array(source.utf8)
    let result = bytes.withUnsafeBufferPointer { formatSource($0, options: FormatOptions()) }
    guard case .unchanged = result else {
      Issue.record("\(source.debugDescription) became \(text(of: result, source).debugDescription)")
      return
    }
  }

  /// Lines and words are taken out, doubled and swapped: what is still Python is formatted like everything else, the
  /// rest is refused without harm.
  @Test func mutatedFilesKeepThemOrAreRefused() {
    var random = Mutations(seed: 2026)
    let lines = constructs.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (formattedCount, refusedCount) = (0, 0)
    for _ in 0..<400 {
      let text = random.mutate(lines).joined(separator: "\n")
      let source = Array(text.utf8)
      if case .failed(let errors) = source.withUnsafeBufferPointer({ formatSource($0, options: FormatOptions()) }) {
        // Only what is no Python is refused.
        #expect(!errors.isEmpty && !SyntaxTree(parsing: text).errors.isEmpty)
        refusedCount += 1
        continue
      }
      formattedCount += 1
      let problem = brokenInvariant(source, FormatOptions())
      #expect(problem == nil, "\(text)")
    }
    #expect(formattedCount > 100 && refusedCount > 100, "\(formattedCount) formatted, \(refusedCount) refused")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ADDER_FORMAT_FOLDER"] != nil))
  func everyFileOfAFolderKeepsThem() throws {
    let folder = ProcessInfo.processInfo.environment["ADDER_FORMAT_FOLDER"] ?? ""
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".py") || $0.hasSuffix(".pyi") }
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
      let options = FormatOptions(sourceKind: file.hasSuffix(".pyi") ? .stub : .python)
      let tree = bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
      if !tree.errors(for: .latest).isEmpty { continue }
      if let problem = brokenInvariant(bytes, options) { Issue.record("\(file): \(problem)") }
    }
  }

  /// What is wrong with how a file without errors of syntax is formatted, if anything.
  private func brokenInvariant(_ source: [UInt8], _ options: FormatOptions) -> String? {
    switch source.withUnsafeBufferPointer({ formatSource($0, options: options) }) {
    case .unchanged: return nil
    case .failed(let errors): return "an error of syntax: \(errors.first?.message ?? "")"
    case .internalError(let message): return message
    case .changed(let output):
      if !options.formatsDocstringCode && comments(of: output) != comments(of: source) { return "comments differ" }
      let again = output.withUnsafeBufferPointer { formatSource($0, options: options) }
      if case .unchanged = again { return nil }
      return "formatting again changes it"
    }
  }

  /// The comments of a file without their spaces.
  private func comments(of bytes: [UInt8]) -> [String] {
    let tree = bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
    let view = tree.view
    return (0..<view.tokenCount).filter { view.token($0).kind == .comment }
      .map { view.text(of: view.token($0).range).filter { !$0.isWhitespace } }
  }
}

/// Changes files at places that depend on the seed alone.
private struct Mutations {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func next(below bound: Int) -> Int { random.below(bound) }

  mutating func mutate(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0...next(below: 3) {
      let line = next(below: lines.count)
      switch next(below: 5) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: line)
      case 2: lines.swapAt(line, next(below: lines.count))
      case 3: lines[line] += "  # note \(next(below: 9))"
      default:
        var words = lines[line].split(separator: " ", omittingEmptySubsequences: false)
        words.remove(at: next(below: words.count))
        lines[line] = words.joined(separator: " ")
      }
    }
    return lines
  }
}

/// One file with most of what Python has, laid out badly.
private let constructs = #"""
  '''A module.
     More of it.   '''
  from __future__ import   annotations
  import os,sys  # first
  from a.b import (c,   # why
      d as e,)
  # before the class
  @decorate(1,
     x = 2)
  class Point( Base , metaclass = Meta ):

      "A point."
      x:int=1 ; y : int=2
      @property
      # between
      def norm(self,/,a,*,b:int=3,**rest)->float: return (self.x**2+self.y**2)**.5  # done
      async def wait(self, *args):
          '''
          Waits.

          >>> x = Point( 1 )
          '''
          async with a as b, c(d) as (e, f):
              await asyncio.sleep( 1 )
          async for i in gen(): yield i
          return [j async for j in gen() if j if not k]
  def f(a, # the first
        b = (1,), *c, d: 'str' = "x", **e) -> Dict[str,   int]:
      global g, h
      try:
          x = {**a, 'k':1, "l" : [1,2 , 3][1:2, ::2], }  # trailing
      except* (A, B) as error:  # only these
          raise Other("text" 'more' f'{x!r:>{width}}') from error
      else: pass
      finally:
          # nothing to do
          del x, (y)
      if (n := len(a))>10 and not b or c is not None and a.very_long_name.method(1)[2].another(call=3).last_one(): return
      elif a<b<=c!=d: x+=1
      else:
          while True: break
          else: assert a, "message"
      lambda p, *q, r=1: (p, q, r)
      print(* args, ** kwargs, sep = '')
      value = aaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbb(ccccccccccccccccccccccc)[ddddddddddddddddd] if e else f
      some.target[index], other = another_target = yield (1, 2)
      return not (  # why not
          a + b * c // d @ e % -f ** ~g << 1 | h & i ^ j
      )
  match command.split():
      case [ "go", ( "north" | "south" ) as direction ]:  # directions
          move( direction )
      case { "x":x, **rest } if x>0: pass
      case Point( x=0, y = 0 ) | None | -1 | "a": ...
      case _: pass
  type Alias[T: int, *Ts, **P] = Callable[P, T]
  def generic[T = int](x: T) -> T: ...
  # fmt: off
  matrix = [1,0,
            0,1]
  # fmt: on
  keep = [1,2 ,3]  # fmt: skip
  with (open('a') as a, open("b") as b,): pass
  if True:
      x = 0XFF if False else 0xff + 1E5 + 1_000J + .5
      # the end of the block
  # the end of the file
  """#
