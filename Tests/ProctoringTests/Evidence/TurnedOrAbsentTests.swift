import Proctoring
import SessionModel
import Testing

@Suite("A face that is lost")
struct TurnedOrAbsentTests {
  @Test("while it was far turned is a head turn, to its side, as long as the person is there")
  func turnedAndLost() {
    for (yaw, said) in [(30.0, Sensed.profileRight), (-30, .profileLeft)] {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face(yaw: yaw)])
      for index in 1...100 {
        let now = scenes.show(at: Double(index) * 0.2, person: 0.9)
        #expect(now[.headTurn] == said)
        #expect(now[.faceAbsent] == .measured(0))
      }
    }
  }

  @Test("while it swung outward fast is a head turn too")
  func swungOutward() {
    func after(_ yaw: Double) -> Sensed? {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face(yaw: 1.5)])
      _ = scenes.show(at: 0.2, [.face(yaw: yaw)])
      return scenes.show(at: 0.4, person: 0.9)[.headTurn]
    }
    #expect(after(14) == .profileRight)
    #expect(after(10.5) == .profileRight)
    #expect(after(10.4) == .cannotTell(.faceHidden))
  }

  @Test("while it swung back or looked ahead is hidden: neither a turn nor an absence")
  func hidden() {
    for yaws in [[0.0, 0], [5, 8], [24, 12], [-24, -12]] {
      var scenes = Scenes()
      for (index, yaw) in yaws.enumerated() { _ = scenes.show(at: Double(index) * 0.2, [.face(yaw: yaw)]) }
      for time in [0.4, 0.6, 5] {
        let now = scenes.show(at: time, person: 0.9)
        #expect(now[.headTurn] == .cannotTell(.faceHidden))
        #expect(now[.faceAbsent] == .cannotTell(.faceHidden))
        #expect(now[.multiFace] == .cannotTell(.faceHidden))
      }
    }
  }

  @Test("and seen again facing the camera is a turn no longer")
  func seenAgain() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face(yaw: 40)])
    _ = scenes.show(at: 0.2, person: 0.9)
    #expect(scenes.show(at: 0.4, [.face(yaw: 3)])[.headTurn] == .measured(3))
    #expect(scenes.show(at: 0.6, person: 0.9)[.headTurn] == .cannotTell(.faceHidden))
  }

  @Test("with nobody there is an absence, however it was lost")
  func emptyChair() {
    for yaw in [0.0, 60] {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face(yaw: yaw)])
      let now = scenes.show(at: 0.2, person: 0.1)
      #expect(now[.faceAbsent] == .measured(1))
      #expect(now[.headTurn] == .clear)
      #expect(now[.multiFace] == .measured(0))
    }
  }

  @Test("and left the chair does not come back as a turn")
  func leftAndReturnedHidden() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face(yaw: 60)])
    _ = scenes.show(at: 0.2, person: 0.9)
    _ = scenes.show(at: 2, person: 0.1)
    #expect(scenes.show(at: 2.2, person: 0.9)[.headTurn] == .cannotTell(.faceHidden))
  }

  @Test("long before the first look for a person was not lost by turning")
  func staleMemory() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face(yaw: 60)])
    #expect(scenes.show(at: 1.001, person: 0.9)[.headTurn] == .cannotTell(.faceHidden))
    scenes = Scenes()
    _ = scenes.show(at: 0, [.face(yaw: 60)])
    #expect(scenes.show(at: 1, person: 0.9)[.headTurn] == .profileRight)
  }

  @Test("is judged by the person's probability: from 0.45 somebody, below 0.30 nobody, between neither")
  func personBorders() {
    func afterTurn(_ person: Double) -> [FlagKind: Sensed] {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face(yaw: 60)])
      return scenes.show(at: 0.2, person: person)
    }
    #expect(afterTurn(0.45)[.headTurn] == .profileRight)
    #expect(afterTurn(0.449)[.headTurn] == .cannotTell(.faceHidden))
    #expect(afterTurn(0.449)[.faceAbsent] == .cannotTell(.faceHidden))
    #expect(afterTurn(0.30)[.faceAbsent] == .cannotTell(.faceHidden))
    #expect(afterTurn(0.299)[.faceAbsent] == .measured(1))
  }

  @Test("is hidden, not absent, while the trunk below it stays as it was, though no person is recognised")
  func trunkStays() {
    func afterFront(trunk: Double?) -> [FlagKind: Sensed] {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face()])
      return scenes.show(at: 0.2, person: 0, trunk: trunk)
    }
    #expect(afterFront(trunk: 0.35)[.faceAbsent] == .cannotTell(.faceHidden))
    #expect(afterFront(trunk: 0.35)[.headTurn] == .cannotTell(.faceHidden))
    #expect(afterFront(trunk: 0.349)[.faceAbsent] == .measured(1))
    #expect(afterFront(trunk: nil)[.faceAbsent] == .measured(1))
  }

  @Test("is not held to be turned by its trunk alone, but by less of a person where that stays")
  func turnedOverTrunk() {
    func afterTurn(person: Double, trunk: Double) -> [FlagKind: Sensed] {
      var scenes = Scenes()
      _ = scenes.show(at: 0, [.face(yaw: 60)])
      return scenes.show(at: 0.2, person: person, trunk: trunk)
    }
    #expect(afterTurn(person: 0.31, trunk: 0.9)[.headTurn] == .profileRight)
    #expect(afterTurn(person: 0.31, trunk: 0.1)[.headTurn] == .cannotTell(.faceHidden))
    #expect(afterTurn(person: 0.2, trunk: 0.9)[.headTurn] == .cannotTell(.faceHidden))
    #expect(afterTurn(person: 0.2, trunk: 0.9)[.faceAbsent] == .cannotTell(.faceHidden))
    #expect(afterTurn(person: 0.2, trunk: 0.1)[.faceAbsent] == .measured(1))
  }

  @Test("did not swing for the jitter of frames that follow closely")
  func jitter() {
    var scenes = Scenes()
    for frame in 0..<30 {
      _ = scenes.show(at: Double(frame) / 30, [.face(yaw: frame.isMultiple(of: 2) ? 11 : 13)])
    }
    #expect(scenes.show(at: 1, person: 0.9)[.headTurn] == .cannotTell(.faceHidden))
  }

  @Test("and not looked for as a person is not judged")
  func noEvidence() {
    var scenes = Scenes()
    let now = scenes.show(at: 0)
    #expect(now[.headTurn] == .cannotTell(.noEvidence))
    #expect(now[.faceAbsent] == .cannotTell(.noEvidence))
  }

  @Test("does not end a turn while the person is unsure for a moment")
  func unsureForAMoment() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face(yaw: 60)])
    _ = scenes.show(at: 0.2, person: 0.9)
    #expect(scenes.show(at: 0.4, person: 0.35)[.headTurn] == .cannotTell(.faceHidden))
    #expect(scenes.show(at: 0.6, person: 0.9)[.headTurn] == .profileRight)
  }

  @Test("is not held to be turned still when that could not be told for longer than a second")
  func turnIsForgotten() {
    var scenes = Scenes()
    let dark = PictureQuality(light: 0.01, contrast: 0.01, blur: 0.2)
    _ = scenes.show(at: 0, [.face(yaw: 60)])
    #expect(scenes.show(at: 0.2, person: 0.9)[.headTurn] == .profileRight)
    _ = scenes.show(at: 0.8, quality: dark)
    #expect(scenes.show(at: 1.2, person: 0.9)[.headTurn] == .profileRight)
    _ = scenes.show(at: 1.8, quality: dark)
    #expect(scenes.show(at: 2.3, person: 0.9)[.headTurn] == .cannotTell(.faceHidden))
  }
}
