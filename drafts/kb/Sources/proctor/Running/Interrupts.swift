import ArgumentParser
import Dispatch
import Foundation

/// Turns an interrupt into the cancellation of the running command, so that it can clean up.
enum Interrupts {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Runs a parsed command to its end, or until a signal asks to stop.
  static func run(_ command: any ParsableCommand) async throws {
    let box = UncheckedCommand(command: command)
    signal(SIGPIPE, SIG_IGN)  // A reader that went away is an error of the write, not the end of the program.
    // It begins only when every signal is listened to: until then one would be lost.
    let (isArmed, arm) = AsyncStream<Void>.makeStream()
    let running = Task {
      for await _ in isArmed {}
      try Task.checkCancellation()
      try await box.run()
    }
    let unarmed = DispatchGroup()
    let sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      unarmed.enter()
      source.setRegistrationHandler { unarmed.leave() }
      source.setEventHandler { running.cancel() }
      source.resume()
      return source
    }
    unarmed.notify(queue: .global()) { arm.finish() }
    defer { sources.forEach { $0.cancel() } }
    try await running.value
  }

  /// Sendable because the command is handed to one task and not touched again.
  private struct UncheckedCommand: @unchecked Sendable {
    let command: any ParsableCommand

    func run() async throws {
      var command = command
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    }
  }
}
