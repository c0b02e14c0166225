import SessionModel
import TestSupport
import Testing

@Suite("Occasions of what a browser tells")
struct ClientEpisodeTests {
  /// A letter is an event: of a hidden page `(` begins and `)` ends, of a window `[` and `]`, `p` is a paste. Its place
  /// is its second, and its number.
  private func events(_ strip: String) -> [ClientEvent] {
    strip.enumerated().compactMap { index, letter in
      let told: (ClientEventKind, ClientEventPhase)? =
        switch letter {
        case "(": (.tabHidden, .began)
        case ")": (.tabHidden, .ended)
        case "[": (.windowBlur, .began)
        case "]": (.windowBlur, .ended)
        case "p": (.paste, .point)
        default: nil
        }
      return told.map { ClientEvent(index + 1, $0.0, $0.1, at: SessionTime(seconds: Double(index))) }
    }
  }

  private func episodes(_ events: [ClientEvent]) -> [String] {
    ClientEpisode.episodes(of: events).map { episode in
      func words(_ time: SessionTime?) -> String { time.map { "\(Int($0.seconds))" } ?? "?" }
      return "\(episode.kind.rawValue) \(words(episode.start))-\(words(episode.end))"
    }
  }

  @Test(
    "An end belongs to the beginning of its kind right before it; nothing is guessed",
    arguments: [
      ("", []), ("..(..)", ["tab_hidden 2-5"]), ("p.p", ["paste 0-0", "paste 2-2"]),
      ("([)]", ["tab_hidden 0-2", "window_blur 1-3"]), ("(..", ["tab_hidden 0-?"]),
      (".)", ["tab_hidden ?-1"]), ("(.(.)", ["tab_hidden 0-?", "tab_hidden 2-4"]),
      ("(.).)", ["tab_hidden 0-2", "tab_hidden ?-4"]),
      ("](p", ["window_blur ?-0", "tab_hidden 1-?", "paste 2-2"]),
    ])
  func pairs(strip: String, expected: [String]) {
    #expect(episodes(events(strip)) == expected)
    #expect(episodes(events(strip).reversed()) == expected, "in any order")
  }

  @Test("An end that claims to be before its beginning is none of it")
  func backwards() {
    let told = [
      ClientEvent(1, .tabHidden, .began, at: SessionTime(seconds: 5)),
      ClientEvent(2, .tabHidden, .ended, at: SessionTime(seconds: 3)),
    ]
    #expect(episodes(told) == ["tab_hidden ?-3", "tab_hidden 5-?"])
  }

  @Test("At one moment they are in the order in which the browser counts")
  func oneMoment() {
    let told: [ClientEventPhase] = [.began, .ended, .began, .ended]
    let events = told.enumerated().map { ClientEvent($0 + 1, .networkLost, $1, at: .zero) }
    #expect(episodes(events) == ["network_lost 0-0", "network_lost 0-0"])
    #expect(episodes(events.dropFirst().dropLast()) == ["network_lost ?-0", "network_lost 0-?"])
  }

  @Test("The sort of device stays")
  func device() {
    let told = ClientEvent(1, .deviceChange, .point, device: .microphone, at: .zero)
    #expect(ClientEpisode.episodes(of: [told]).map(\.device) == [.microphone])
  }

  @Test(
    "Every event is in exactly one occasion, however they come", arguments: 1...100 as ClosedRange<UInt64>)
  func whole(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let told = (1...30).map { number in
      let kind = ClientEventKind.allCases[Int.random(in: 0..<ClientEventKind.allCases.count, using: &random)]
      let phase: ClientEventPhase = kind.lasts ? (Bool.random(using: &random) ? .began : .ended) : .point
      let time = SessionTime(seconds: Double(Int.random(in: 0..<20, using: &random)))
      return ClientEvent(number, kind, phase, at: time)
    }
    let found = ClientEpisode.episodes(of: told)
    let count = found.reduce(0) { $0 + ($1.kind.lasts && $1.start != nil && $1.end != nil ? 2 : 1) }
    #expect(count == told.count, "seed \(seed)")
    #expect(found.allSatisfy { ($0.start ?? .zero) <= ($0.end ?? $0.listedAt) }, "seed \(seed)")
    #expect(found.map(\.listedAt) == found.map(\.listedAt).sorted(), "seed \(seed)")
    #expect(found == ClientEpisode.episodes(of: told.shuffled(using: &random)), "seed \(seed)")
  }
}

@Suite("When browsers may tell")
struct ClientEventStateTests {
  @Test("From the consent to the end of the interview, and at no other time")
  func states() {
    #expect(SessionState.allCases.filter(\.takesClientEvents) == [.consented, .checking, .inProgress])
  }
}
