import Proctoring
import SessionModel
import Testing

@Suite("More than one face")
struct SecondFaceTests {
  @Test("living ones are counted")
  func livingAreCounted() {
    var scenes = Scenes()
    #expect(scenes.show(at: 0, [.face(1)])[.multiFace] == .measured(1))
    #expect(scenes.show(at: 0.2, [.face(1), .face(2, box: .behind)])[.multiFace] == .measured(2))
    let three: [FaceSighting] = [.face(1), .face(2, box: .behind), .face(3, box: .behind)]
    #expect(scenes.show(at: 0.4, three)[.multiFace] == .measured(3))
  }

  @Test("a picture on the wall is no face too many")
  func pictureIsNotCounted() {
    var scenes = Scenes()
    let now = scenes.show(at: 0, [.face(1), .face(2, box: .behind, life: .picture)])
    #expect(now[.multiFace] == .measured(1))
  }

  @Test("one that may be a picture is neither counted nor passed over")
  func unsureIsNotTold() {
    var scenes = Scenes()
    let now = scenes.show(at: 0, [.face(1), .face(2, box: .behind, life: .unsure)])
    #expect(now[.multiFace] == .cannotTell(.pictureOrPerson))
    #expect(now[.headTurn] == .measured(0))
    #expect(now[.faceAbsent] == .measured(0))
  }

  @Test("a living one is too many whatever else may be a picture")
  func livingBesideUnsure() {
    var scenes = Scenes()
    let faces: [FaceSighting] = [.face(1), .face(2), .face(3, box: .behind, life: .unsure)]
    #expect(scenes.show(at: 0, faces)[.multiFace] == .measured(2))
  }

  @Test("the candidate counts before it is known that they live")
  func unsureCandidate() {
    var scenes = Scenes()
    #expect(scenes.show(at: 0, [.face(1, life: .unsure)])[.multiFace] == .measured(1))
  }

  @Test("the candidate is the largest at first, and then whoever it was, however large another is")
  func candidateIsFollowed() {
    var scenes = Scenes()
    let first: [FaceSighting] = [.face(2, yaw: 60, box: .behind), .face(1, yaw: 5)]
    #expect(scenes.show(at: 0, first)[.headTurn] == .measured(5))
    let large = UnitBox(left: 0, top: 0, right: 0.9, bottom: 0.9)
    let second: [FaceSighting] = [.face(3, yaw: 70, box: large), .face(1, yaw: 6)]
    #expect(scenes.show(at: 0.2, second)[.headTurn] == .measured(6))
  }

  @Test("nobody is taken for a candidate whose face is lost, until it is given up")
  func candidateIsNotReplacedAtOnce() {
    var scenes = Scenes()
    let visitor = FaceSighting.face(3, yaw: 70, box: .behind)
    _ = scenes.show(at: 0, [.face(1, yaw: 5)])
    for time in [0.2, 1.0, 3.0] {
      let now = scenes.show(at: time, [visitor])
      #expect(now[.headTurn] == .cannotTell(.faceHidden))
      #expect(now[.faceAbsent] == .measured(0))
      #expect(now[.multiFace] == .measured(1))
    }
    #expect(scenes.show(at: 3.2, [visitor])[.headTurn] == .measured(70))
  }

  @Test("the candidate who comes back is the candidate again")
  func candidateComesBack() {
    var scenes = Scenes()
    let visitor = FaceSighting.face(3, yaw: 70, box: .behind)
    _ = scenes.show(at: 0, [.face(1, yaw: 5)])
    _ = scenes.show(at: 0.2, [visitor])
    #expect(scenes.show(at: 0.4, [visitor, .face(1, yaw: 6)])[.headTurn] == .measured(6))
  }

  @Test("a face that may be a picture is not taken for a candidate who turned away")
  func unsureBesideTurn() {
    var scenes = Scenes()
    let poster = FaceSighting.face(2, box: .behind, life: .unsure)
    _ = scenes.show(at: 0, [.face(1, yaw: 60), poster])
    for time in [0.2, 1.0, 1.8, 2.6, 3.4] {
      #expect(scenes.show(at: time, [poster], person: 0.9)[.headTurn] == .profileRight)
    }
  }

  @Test("a poster stays behind when the candidate leaves, and the chair is empty")
  func posterStays() {
    var scenes = Scenes()
    let poster = FaceSighting.face(2, yaw: 50, box: .behind, life: .picture)
    #expect(scenes.show(at: 0, [.face(1), poster])[.multiFace] == .measured(1))
    for index in 1...50 {
      let now = scenes.show(at: Double(index) * 0.2, [poster], person: 0.1)
      #expect(now[.faceAbsent] == .measured(1))
      #expect(now[.headTurn] == .clear)
      #expect(now[.multiFace] == .measured(0))
    }
  }

  @Test("a poster does not hide that the candidate turned away")
  func posterBesideTurn() {
    var scenes = Scenes()
    let poster = FaceSighting.face(2, box: .behind, life: .picture)
    _ = scenes.show(at: 0, [.face(1, yaw: -55), poster])
    #expect(scenes.show(at: 0.2, [poster], person: 0.9)[.headTurn] == .profileLeft)
  }

  @Test("a face that turns out to be a picture is not the candidate")
  func pictureIsNoCandidate() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face(1, life: .unsure)])
    #expect(scenes.show(at: 9, [.face(1, life: .picture)], person: 0.1)[.faceAbsent] == .measured(1))
    let arrived = scenes.show(at: 10, [.face(1, life: .picture), .face(2, yaw: 7)])
    #expect(arrived[.headTurn] == .measured(7))
    #expect(arrived[.multiFace] == .measured(1))
  }
}
