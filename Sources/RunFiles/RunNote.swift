import Foundation
import Persistence

/// What stands in a run's file: a line each for the worker and what was known of the machine, and behind them a mark
/// for each fatal end.
struct RunNote: Hashable {
  /// What a fatal end leaves.
  static var mark: UInt8 { UInt8(ascii: "!") }

  let worker: WorkerID
  let machine: MachineFacts
  var isMarked = false

  /// As it is written at the beginning.
  var text: String { "\(worker.rawValue)\n\(machine.boot)\n\(machine.outOfMemoryKills)\n" }

  init(worker: WorkerID, machine: MachineFacts) {
    self.worker = worker
    self.machine = machine
  }

  /// Reads a file; nil where it was not written to its end.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, let worker = try? WorkerID(String(lines[0])), let kills = Int(lines[2]) else {
      return nil
    }
    self.worker = worker
    machine = MachineFacts(boot: String(lines[1]), outOfMemoryKills: kills)
    isMarked = lines[3].utf8.contains(Self.mark)
  }

  /// What the worker came to, as far as the machine knows now.
  func end(seenFrom now: MachineFacts) -> WorkerEnd {
    if isMarked { return .crashed }
    guard now.boot == machine.boot else { return .killed }
    // The kernel kills like a person does, but for what a job may have done. It may have been another program's.
    return now.outOfMemoryKills == machine.outOfMemoryKills ? .killed : .crashed
  }
}

/// What tells a machine that was started anew, or that ran out of memory, from one that did not.
struct MachineFacts: Hashable {
  /// Another one for each start of the machine; empty where it is not told.
  let boot: String
  /// How often the kernel killed a process for want of memory since then; 0 where it is not told.
  let outOfMemoryKills: Int

  /// Asks the kernel (proc(5): `/proc/sys/kernel/random/boot_id` and `oom_kill` in `/proc/vmstat`).
  static func now() -> MachineFacts {
    let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
    let counts = (try? String(contentsOfFile: "/proc/vmstat", encoding: .utf8)) ?? ""
    let line = counts.split(separator: "\n").first { $0.hasPrefix("oom_kill ") }
    return MachineFacts(
      boot: boot.trimmingCharacters(in: .whitespacesAndNewlines),
      outOfMemoryKills: line.flatMap { Int($0.dropFirst("oom_kill ".count)) } ?? 0)
  }

  /// The machine's name, of visible ASCII characters.
  static var hostName: String {
    let name = ProcessInfo.processInfo.hostName.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0))
    }
    return name.isEmpty ? "host" : String(name.prefix(100))
  }
}
