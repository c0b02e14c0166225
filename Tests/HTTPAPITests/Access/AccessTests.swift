import HTTPTypes
import Persistence
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Every call is checked for role and session")
struct AccessTests {
  @Test("and those who may not make it change nothing and learn nothing of the session")
  func denied() async throws {
    for endpoint in try await World().contract where endpoint.access != .open {
      let world = try await World()
      let own = try await world.session(1, by: .service)
      let other = try await world.session(2, by: .hr)
      try await world.analyse(own)
      let before = try await world.everything()
      for asker in Asker.all(in: own) + [.candidate(other)] where !Self.may(asker, endpoint, in: own) {
        let reply = try await world.ask(
          endpoint.ask(in: own).from(.asker(asker)), expecting: 403, "\(endpoint.operation) by \(asker)")
        #expect(reply.json["state"] == nil, "\(endpoint.operation) by \(asker)")
      }
      #expect(try await world.everything() == before, "\(endpoint.operation)")
    }
  }

  @Test("and those who may make it are let through")
  func allowed() async throws {
    for endpoint in try await World().contract where endpoint.access != .open {
      for asker in Asker.all(in: RecordID.own) where Self.may(asker, endpoint, in: RecordID.own) {
        let world = try await World(knowledge: MemoryKnowledgeStore())
        let own = try await world.session(1, by: .service)
        try await world.analyse(own)
        world.checking.expect(.fits)
        let reply = try await world.ask(endpoint.ask(in: own).from(.asker(asker)))
        #expect(![401, 403, 500].contains(reply.status), "\(endpoint.operation) by \(asker): \(reply.text)")
      }
    }
  }

  @Test("a candidate reaches no other session, whether it is there or not")
  func otherSession() async throws {
    for endpoint in try await World().contract where endpoint.isAboutSession {
      let world = try await World()
      let other = try await world.session(2)
      for target in [other, RecordID.nobodys] {
        try await world.ask(
          endpoint.ask(in: target).from(.asker(.candidate(RecordID.own))), expecting: 403,
          "\(endpoint.operation)")
      }
    }
  }

  @Test("what is open needs no token and does not look at one")
  func open() async throws {
    let world = try await World()
    for endpoint in world.contract where endpoint.access == .open {
      let nobody = try await world.ask(endpoint.ask(path: endpoint.path))
      let stranger = try await world.ask(endpoint.ask(path: endpoint.path).from(.field("Bearer nonsense")))
      #expect((nobody.status, stranger.status) == (200, 200), "\(endpoint.operation)")
    }
  }

  /// Who may: those of the roles; a candidate in their own session, a hiring system in those that it started.
  private static func may(_ asker: Asker, _ endpoint: Endpoint, in own: SessionID) -> Bool {
    guard case .roles(let roles) = endpoint.access, roles.contains(asker.role) else { return false }
    switch asker {
    case .candidate(let session): return session == own
    case .otherService: return !endpoint.isAboutSession
    case .hr, .admin, .service: return true
    }
  }
}

/// Names of sessions.
enum RecordID {
  static let own = RecordSamples.session(1)
  /// Of which there is no session.
  static let nobodys = RecordSamples.session(99)
}
