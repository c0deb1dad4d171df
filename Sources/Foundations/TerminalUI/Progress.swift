import Synchronization
import SystemIO

/// Bars at the bottom of the terminal that are gone when the work is.
///
/// One thread draws, at most ten times a second and not before a tenth of a second has passed, so a quick command
/// shows nothing. Where the console shows no progress no thread is started and every call returns at once.
package final class Progress: Sendable {
  /// Names one bar.
  package struct BarID: Sendable, Hashable {
    fileprivate let number: Int
  }

  private struct Bar {
    let id: BarID
    let label: String
    let total: Int
    var done = 0
  }

  private struct State {
    var title = ""
    var completed = 0
    var expected = 0
    var bars: [Bar] = []
    var nextNumber = 0
    var isFinished = false
    var isRunning = false
  }

  private let console: Console
  private let state = Mutex(State())
  private static let barLimit = 8

  /// Prepares progress on a console; nothing is drawn until `begin`.
  package init(on console: Console) {
    self.console = console
  }

  deinit { finish() }

  /// Starts a stage, such as `Preparing packages...`; `expected` is its number of steps, or zero if unknown.
  package func begin(_ title: String, expected: Int = 0) {
    guard console.showsProgress else { return }
    let starts = state.withLock { state in
      state.title = title
      state.completed = 0
      state.expected = expected
      state.isFinished = false
      defer { state.isRunning = true }
      return !state.isRunning
    }
    guard starts else { return }
    Thread { [weak self] in
      var frame = 0
      while true {
        sleepThread(for: .milliseconds(100))
        guard let self, self.drawFrame(frame) else { return }
        frame += 1
      }
    }?.detach()
  }

  /// Counts finished steps of the stage.
  package func advance(by steps: Int = 1) {
    guard console.showsProgress else { return }
    state.withLock { $0.completed += steps }
  }

  /// Adds a bar for one piece of work, such as a download of `total` bytes (zero if unknown).
  package func addBar(_ label: String, total: Int) -> BarID {
    guard console.showsProgress else { return BarID(number: 0) }
    return state.withLock { state in
      state.nextNumber += 1
      let id = BarID(number: state.nextNumber)
      state.bars.append(Bar(id: id, label: label, total: total))
      return id
    }
  }

  /// Moves a bar on.
  package func advance(_ id: BarID, by amount: Int) {
    guard console.showsProgress else { return }
    state.withLock { state in
      if let index = state.bars.firstIndex(where: { $0.id == id }) { state.bars[index].done &+= amount }
    }
  }

  /// Takes a bar away.
  package func removeBar(_ id: BarID) {
    guard console.showsProgress else { return }
    state.withLock { $0.bars.removeAll { $0.id == id } }
  }

  /// Ends the display and clears its lines.
  package func finish() {
    guard console.showsProgress else { return }
    state.withLock { state in
      state.isFinished = true
      state.bars = []
    }
    console.draw([])
  }

  /// Draws one frame; false once there is nothing more to draw.
  private func drawFrame(_ frame: Int) -> Bool {
    state.withLock { state in
      if state.isFinished {
        state.isRunning = false
        return false
      }
      console.draw(lines(state, frame))
      return true
    }
  }

  private func lines(_ state: State, _ frame: Int) -> [String] {
    let width = min(StandardStream.error.columns ?? 80, 120)
    let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"][frame % 10]
    var head = state.title
    if state.expected > 0 { head += " (\(min(state.completed, state.expected))/\(state.expected))" }
    var lines = [console.messages.paint(spinner, .cyan) + " " + clipped(head, to: width - 2)]
    let shown = state.bars.prefix(Self.barLimit)
    let labelWidth = min(shown.map { displayWidth(of: $0.label) }.max() ?? 0, 24)
    for bar in shown {
      let barWidth = max(8, min(30, width - labelWidth - 24))
      // The total is what somebody else says.
      let share = bar.total > 0 ? min(1, max(0, Double(bar.done) / Double(bar.total))) : 0
      let filled = Int(Double(barWidth) * share)
      let amount = byteCountText(bar.done) + (bar.total > 0 ? "/" + byteCountText(bar.total) : "")
      lines.append(
        padded(clipped(bar.label, to: labelWidth), to: labelWidth) + " "
          + console.messages.paint(String(repeating: "━", count: filled), .green)
          + console.messages.paint(String(repeating: "─", count: barWidth - filled), .dim) + " " + amount)
    }
    return lines
  }

  private func clipped(_ text: String, to width: Int) -> String {
    guard displayWidth(of: text) > width else { return text }
    var result = ""
    var used = 1
    for character in text {
      used += displayWidth(of: String(character))
      if used > width { break }
      result.append(character)
    }
    return result + "…"
  }
}
