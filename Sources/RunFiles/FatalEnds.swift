import Foundation
import Synchronization

/// Writes a mark into a file when this process ends of what it does: a signal that no other process sends (a trap, bad
/// memory, an abort), or an `exit` that nobody ordered, as some C libraries call it.
///
/// What a signal handler may do is little (signal-safety(7)): one `write`, and the way back to the handler before.
enum FatalEnds {
  private static let signals = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP]
  /// Where the mark goes; -1 for nowhere.
  private static let file = Atomic<Int32>(-1)
  private static let isWatching = Atomic<Bool>(false)
  /// What each signal did before, by its number. Written before the first signal is watched, only read after.
  nonisolated(unsafe) private static let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

  /// From now on marks go into this file.
  static func note(in descriptor: Int32) {
    file.store(descriptor, ordering: .sequentiallyConsistent)
    guard !isWatching.exchange(true, ordering: .sequentiallyConsistent) else { return }
    atexit { FatalEnds.mark() }
    before.initialize(repeating: sigaction(), count: 65)
    for number in signals { watch(number) }
  }

  /// From now on no mark is written.
  static func noteNoMore() { file.store(-1, ordering: .sequentiallyConsistent) }

  private static func watch(_ number: Int32) {
    var action = sigaction()
    // On the stack for signals, where there is one: that of the thread may be what is used up.
    action.sa_flags = SA_ONSTACK
    action.__sigaction_handler.sa_handler = { number in
      FatalEnds.mark()
      sigaction(number, FatalEnds.before + Int(number), nil)
      // Bad memory and bad instructions come again by themselves, with the place in them that a crash report needs.
      if number == SIGABRT || number == SIGTRAP || number == SIGSYS { raise(number) }
    }
    sigaction(number, &action, before + Int(number))
  }

  private static func mark() {
    let descriptor = file.load(ordering: .relaxed)
    guard descriptor >= 0 else { return }
    var mark = RunNote.mark
    _ = write(descriptor, &mark, 1)
  }
}
