import Testing

@testable import Tokens

// A fault here can keep somebody waiting for ever.
@Suite("When an outside issuer is asked for its keys", .timeLimit(.minutes(1)))
struct KeyRefreshTests {
  private func set(_ names: String...) throws -> [UInt8] {
    SignOnForge.keySet(try names.map { try SignOnForge.key($0) })
  }

  private func fault(_ key: String, _ authority: TokenAuthority, at seconds: Double) async throws
    -> TokenError?
  {
    let far = "\(Sample.made + 100_000)"
    return await refusal(
      try SignOnForge.token(key: key, ["exp": far]), by: authority, at: Sample.time(seconds))
  }

  @Test("First when a token needs them, and not again for keys that are known")
  func once() async throws {
    let signOn = SignOn([.success(try set("a", "b"))])
    let authority = try signOn.authority()
    #expect(await refusal(Golden.ownCandidate, by: authority) == nil)
    #expect(signOn.asked == 0)
    for key in ["a", "b", "a"] { #expect(try await fault(key, authority, at: 1) == nil) }
    #expect(signOn.asked == 1)
  }

  @Test("Again for a key that is not known, once a minute")
  func unknownKey() async throws {
    let signOn = SignOn([.success(try set("a")), .success(try set("a", "b"))])
    let authority = try signOn.authority()
    #expect(try await fault("b", authority, at: 0) == .unknownKey)
    for second in [0, 1, 59.9] { #expect(try await fault("b", authority, at: second) == .unknownKey) }
    #expect(signOn.asked == 1)
    #expect(try await fault("b", authority, at: 60) == nil)
    #expect(signOn.asked == 2)
  }

  @Test("A clock that was set back does not keep keys out")
  func clockSetBack() async throws {
    let signOn = SignOn([.success(try set("a")), .success(try set("b"))])
    let authority = try signOn.authority()
    #expect(try await fault("a", authority, at: 10_000) == nil)
    #expect(try await fault("b", authority, at: 9_941) == .unknownKey)
    #expect(try await fault("b", authority, at: 9_940) == nil)
  }

  @Test("A failure keeps the keys that are held, and is told to who needs another")
  func failure() async throws {
    let signOn = SignOn([
      .failure(SignOn.Refused()), .success(try set("a")), .success(Array("<html>".utf8)),
      .success(try set("b")),
    ])
    let authority = try signOn.authority()
    #expect(try await fault("a", authority, at: 0) == .keySetUnavailable(.notFetched))
    #expect(try await fault("a", authority, at: 1) == .keySetUnavailable(.notFetched))
    #expect(try await fault("a", authority, at: 60) == nil)
    let unavailable = TokenError.keySetUnavailable(.notAKeySet)
    #expect(unavailable.kind == .unavailable)
    #expect(try await fault("b", authority, at: 120) == unavailable)
    #expect(try await fault("a", authority, at: 121) == nil)
    #expect(try await fault("b", authority, at: 180) == nil)
    #expect(try await fault("a", authority, at: 181) == .unknownKey)
    #expect(signOn.asked == 4)
  }

  @Test("Many at once are one question however long it takes, and all get its answer")
  func concurrent() async throws {
    let gate = Gate()
    let signOn = SignOn([.success(try set("a"))], gate: gate)
    let authority = try signOn.authority()
    try await withThrowingTaskGroup(of: TokenError?.self) { group in
      for second in 0..<20 { group.addTask { try await fault("a", authority, at: Double(second) * 61) } }
      await gate.arrived()
      gate.open()
      for try await found in group { #expect(found == nil) }
    }
    #expect(signOn.asked == 1)
  }

  @Test("Our own tokens do not wait for it")
  func ownTokens() async throws {
    let gate = Gate()
    let authority = try SignOn([.success(try set("a"))], gate: gate).authority()
    async let outside = fault("a", authority, at: 1)
    await gate.arrived()
    #expect(await refusal(Golden.ownCandidate, by: authority) == nil)
    gate.open()
    #expect(try await outside == nil)
  }

  @Test("Keys older than an hour are asked for beside the work, so that a withdrawn one ends")
  func withdrawn() async throws {
    let gate = Gate()
    let signOn = SignOn([.success(try set("a")), .success(try set("b"))], gate: gate)
    let authority = try signOn.authority()
    gate.open()
    #expect(try await fault("a", authority, at: 0) == nil)
    await gate.arrived()
    #expect(try await fault("a", authority, at: 3_599.9) == nil)
    #expect(signOn.asked == 1)
    // Given at once: the answer is still held back.
    #expect(try await fault("a", authority, at: 3_600) == nil)
    await gate.arrived()
    gate.open()
    #expect(try await fault("b", authority, at: 3_600) == nil)
    #expect(try await fault("a", authority, at: 3_600) == .unknownKey)
    #expect(signOn.asked == 2)
  }

  @Test("One that fails at that is asked again after a minute")
  func failedRefresh() async throws {
    let gate = Gate()
    let refused = Result<[UInt8], any Error>.failure(SignOn.Refused())
    let signOn = SignOn([.success(try set("a")), refused, .success(try set("b"))], gate: gate)
    let authority = try signOn.authority()
    for _ in 0..<3 { gate.open() }
    for (second, expected) in [(0.0, 1), (3_600, 2), (3_659.9, 2), (3_660, 3)] {
      #expect(try await fault("a", authority, at: second) == nil)
      // Waits for the answer: nobody has this key.
      if second != 3_659.9 { _ = try await fault("none", authority, at: second) }
      #expect(signOn.asked == expected)
    }
    #expect(try await fault("a", authority, at: 3_660) == .unknownKey)
  }
}
