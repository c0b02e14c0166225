"""The peer of flags.py: the flags of a session as people write it with FastAPI, SQLAlchemy 2 and SQLite.

Tokens are checked on each request by PyJWT, answers by pydantic models. Run by flags.py under uvicorn; PEER_DATABASE,
PEER_KEY (a file with the public key), PEER_ISSUER and PEER_AUDIENCE say what with. PEER_STYLE is async (aiosqlite) or
sync (a thread for each request, as FastAPI does for plain functions).
"""

from __future__ import annotations

import os
import pathlib
import uuid
from typing import Annotated, Any

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, ForeignKeyConstraint, String, create_engine, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload, sessionmaker

DATABASE = os.environ.get("PEER_DATABASE", "")
STYLE = os.environ.get("PEER_STYLE", "async")


class Base(DeclarativeBase):
    pass


class FlagRow(Base):
    __tablename__ = "flags"
    session_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    analysis: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    kind: Mapped[str]
    severity: Mapped[str]
    start_s: Mapped[float]
    end_s: Mapped[float]
    raised_at_s: Mapped[float]
    is_open: Mapped[bool]
    peak: Mapped[dict[str, Any]] = mapped_column(JSON)
    trace: Mapped[list[dict[str, float]]] = mapped_column(JSON)
    thresholds: Mapped[dict[str, Any]] = mapped_column(JSON)
    accommodations: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    policy_version: Mapped[str]
    models: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    clip_error: Mapped[str | None]
    overruled: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    clips: Mapped[list["ClipRow"]] = relationship(order_by="ClipRow.shows")


class ClipRow(Base):
    __tablename__ = "clips"
    __table_args__ = (
        ForeignKeyConstraint(["session_id", "analysis", "flag_id"], ["flags.session_id", "flags.analysis", "flags.id"]),
    )
    session_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    analysis: Mapped[int] = mapped_column(primary_key=True)
    flag_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    shows: Mapped[str] = mapped_column(String(10), primary_key=True)
    url: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    bytes: Mapped[int]
    start_s: Mapped[float]
    end_s: Mapped[float]


class Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Point(Answer):
    time_s: float
    value: float


class Peak(Point):
    unit: str


class Threshold(Answer):
    comparison: str
    limit: float
    for_s: float


class Thresholds(Answer):
    moderate: Threshold | None
    high: Threshold | None


class Accommodation(Answer):
    name: str
    amount: float


class Model(Answer):
    name: str
    version: str


class Clip(Answer):
    shows: str
    url: str
    sha256: str
    bytes: int
    start_s: float
    end_s: float


class Principal(Answer):
    role: str
    subject: str


class Note(Answer):
    reason: str
    by: Principal
    at: str


class Flag(Answer):
    id: str
    analysis: int
    kind: str
    severity: str
    start_s: float
    end_s: float
    raised_at_s: float
    is_open: bool
    peak: Peak
    trace: list[Point]
    thresholds: Thresholds
    accommodations: list[Accommodation]
    policy_version: str
    models: list[Model]
    clips: list[Clip]
    clip_error: str | None
    overruled: Note | None


class FlagList(Answer):
    session_id: str
    flags: list[Flag]


def fill(path: str, answer: dict) -> None:
    """Makes a database that holds what an answer of the interface shows."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for flag in answer["flags"]:
            flag = dict(flag)
            names = {"session_id": answer["session_id"], "analysis": flag["analysis"]}
            clips = [ClipRow(**names, flag_id=flag["id"], **clip) for clip in flag.pop("clips")]
            session.add(FlagRow(session_id=answer["session_id"], **flag, clips=clips))
        session.commit()
    engine.dispose()


def _tuned(engine) -> None:
    @event.listens_for(engine, "connect")
    def _(connection, _record):
        connection.execute("PRAGMA journal_mode = WAL")


# Flags in the order in which they began; ties as they were raised.
def _query(session_id: uuid.UUID):
    return select(FlagRow).where(FlagRow.session_id == str(session_id)).order_by(
        FlagRow.start_s).options(selectinload(FlagRow.clips))


KEY = pathlib.Path(os.environ["PEER_KEY"]).read_text() if "PEER_KEY" in os.environ else ""
bearer = HTTPBearer()


def caller(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> dict:
    try:
        claims = jwt.decode(
            credentials.credentials, KEY, algorithms=["ES256"], issuer=os.environ["PEER_ISSUER"],
            audience=os.environ["PEER_AUDIENCE"], options={"require": ["exp", "iat", "sub"]})
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, "the token is not valid") from error
    if claims.get("role") not in ("hr", "admin"):
        raise HTTPException(403, "this is for the roles hr and admin")
    return claims


async def async_caller(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> dict:
    return caller(credentials)


app = FastAPI()

if STYLE == "async":
    engine = create_async_engine(f"sqlite+aiosqlite:///{DATABASE}")
    _tuned(engine.sync_engine)
    sessions = async_sessionmaker(engine)

    async def database():
        async with sessions() as session:
            yield session

    @app.get("/api/ai-interview/{session_id}/flags", response_model=FlagList)
    async def flags(
        session_id: uuid.UUID, _: Annotated[dict, Depends(async_caller)],
        session: Annotated[AsyncSession, Depends(database)],
    ):
        rows = (await session.scalars(_query(session_id))).all()
        return {"session_id": str(session_id), "flags": rows}
else:
    engine = create_engine(f"sqlite:///{DATABASE}")
    _tuned(engine)
    sessions = sessionmaker(engine)

    def database():
        with sessions() as session:
            yield session

    @app.get("/api/ai-interview/{session_id}/flags", response_model=FlagList)
    def flags(
        session_id: uuid.UUID, _: Annotated[dict, Depends(caller)], session: Annotated[Session, Depends(database)],
    ):
        return {"session_id": str(session_id), "flags": session.scalars(_query(session_id)).all()}
