import AsyncHTTPClient
import Foundation
import NIOCore
import Synchronization

/// Calls one server: within deadlines, again where that may help, and not at all while the server rests.
///
/// Tries of one call follow each other; calls may run beside each other, as many as the caller makes.
final class ModelConnection: Sendable {
  let server: ModelServer
  let limits: CallLimits
  private let retries: RetryPolicy
  private let clock: ModelClock
  private let chance: @Sendable () -> Double
  private let breaker: Mutex<CircuitBreaker>
  private let http: HTTPClient

  init(
    _ server: ModelServer, limits: CallLimits, retries: RetryPolicy = RetryPolicy(),
    clock: ModelClock = .continuous, chance: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) {
    self.server = server
    self.limits = limits
    self.retries = retries
    self.clock = clock
    self.chance = chance
    breaker = Mutex(CircuitBreaker())
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow  // An interview goes nowhere but where the settings say.
    configuration.timeout.connect = .seconds(10)
    configuration.connectionPool.retryConnectionEstablishment = false  // That is done here, and counted.
    configuration.httpVersion = .http1Only
    http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    let http = http
    http.shutdown { [http] _ in _ = http }
  }

  /// The connection's own time.
  var now: Duration { clock.now() }

  /// The whole body of an answer.
  func body(_ call: ModelCall, within limit: Duration) async throws -> [UInt8] {
    let mostBytes = limits.mostBytes
    let server = server.name
    return try await perform(call, within: limit) { pieces in
      var body: [UInt8] = []
      for try await piece in pieces {
        guard body.count + piece.readableBytes <= mostBytes else {
          throw ModelClientError.tooLong(server: server, mostBytes: mostBytes)
        }
        body.append(contentsOf: piece.readableBytesView)
      }
      return body
    }
  }

  /// An answer in JSON.
  func answer<Answer: Decodable & Sendable>(
    _: Answer.Type, to call: ModelCall, within limit: Duration
  ) async throws -> Answer {
    try AnswerReader(server: server.name).read(Answer.self, from: try await body(call, within: limit))
  }

  /// An answer line by line.
  ///
  /// - Parameter take: takes a line; true when it was the last one of the answer. An answer without a last line was
  ///   broken off.
  func lines(
    _ call: ModelCall, within limit: Duration, take: @escaping @Sendable ([UInt8]) throws -> Bool
  ) async throws {
    let mostBytes = limits.mostBytes
    let server = server.name
    try await perform(call, within: limit) { pieces in
      var splitter = LineSplitter()
      var bytes = 0
      for try await piece in pieces {
        bytes += piece.readableBytes
        guard bytes <= mostBytes else {
          throw ModelClientError.tooLong(server: server, mostBytes: mostBytes)
        }
        for line in splitter.take(piece.readableBytesView) where try take(line) { return }
      }
      guard try take(splitter.finished()) else { throw ModelClientError.brokenOff(server: server) }
    }
  }

  // MARK: Tries

  private typealias Reading<Result> = @Sendable (PulsingBody) async throws -> Result

  private func perform<Result: Sendable>(
    _ call: ModelCall, within limit: Duration, _ read: @escaping Reading<Result>
  ) async throws -> Result {
    let end = clock.now() + limit
    var tries = 0
    var fault: CallFault?
    while true {
      let ticket = try admit(after: fault)
      tries += 1
      do {
        let result = try await attempt(call, from: end - limit, until: end, read)
        settle(.success, ticket)
        return result
      } catch let failure as CallFault {
        settle(failure.outcome, ticket)
        let pause = retries.pause(
          afterTries: tries, asked: failure.retryAfter, left: end - clock.now(), chance: chance())
        guard failure.isRetryable, let pause else { throw failure.error }
        fault = failure
        try await clock.sleep(pause)
      } catch {
        settle(.abandoned, ticket)
        throw error
      }
    }
  }

  private func admit(after fault: CallFault?) throws -> CircuitBreaker.Ticket {
    let now = clock.now()
    switch breaker.withLock({ $0.admit(at: now) }) {
    case .go(let ticket): return ticket
    case .wait(let left):
      // What the last try met says more than that there will be no other.
      if let fault { throw fault.error }
      throw ModelClientError.resting(server: server.name, secondsLeft: max(1, Int(left.seconds.rounded(.up))))
    }
  }

  private func settle(_ outcome: CircuitBreaker.Outcome, _ ticket: CircuitBreaker.Ticket) {
    let now = clock.now()
    breaker.withLock { $0.record(outcome, of: ticket, at: now) }
  }

  /// Tries once, and lets go of the connection when the answer is overdue or the task is cancelled.
  private func attempt<Result: Sendable>(
    _ call: ModelCall, from start: Duration, until end: Duration, _ read: @escaping Reading<Result>
  ) async throws -> Result {
    let pulse = Pulse()
    return try await withThrowingTaskGroup(of: Result.self) { [self] group in
      group.addTask { try await self.exchange(call, pulse, read) }
      group.addTask { [limits, clock, server] in
        switch try await pulse.untilOverdue(clock, end: end, longestSilence: limits.longestSilence) {
        case .whole:
          throw CallFault(.tookTooLong(server: server.name, seconds: (end - start).seconds))
        case .piece:
          throw CallFault(.silent(server: server.name, seconds: limits.longestSilence.seconds))
        }
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }

  private func exchange<Result: Sendable>(
    _ call: ModelCall, _ pulse: Pulse, _ read: Reading<Result>
  ) async throws -> Result {
    let response: HTTPClientResponse
    do {
      response = try await http.execute(request(call), deadline: .distantFuture)
    } catch {
      try Task.checkCancellation()
      throw CallFault(beforeAnswer: error, server: server)
    }
    if let fault = StatusCheck(server: server.name, path: call.path).fault(in: response) { throw fault }
    do {
      let clock = clock
      return try await read(PulsingBody(response.body) { pulse.beat(at: clock.now()) })
    } catch let error as ModelClientError {
      throw CallFault(error)
    } catch {
      try Task.checkCancellation()
      throw CallFault(.brokenOff(server: server.name))
    }
  }

  private func request(_ call: ModelCall) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: server.url + call.path)
    request.headers.add(name: "accept", value: "application/json")
    if let key = server.key { request.headers.add(name: "authorization", value: key.authorization) }
    if let body = call.body {
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    return request
  }
}
