from fit import *
from run2 import inferred
from injsem import J,BN,insert
def dfs(allq):
    df={}
    for q in allq:
        for w in set().union(words(q['question']),*map(words,q['listen'])): df[w]=df.get(w,0)+1
    return df
def lex(d,a,kind):
    allq=bank(d['role'],d['level']); b=inferred(d,a); df=dfs(allq); N=len(allq); wt=lambda w: math.log(1+N/df[w]); S=sentences(a)
    qw=words(b['question'])
    if kind=='share':
        aw=words(a)
    elif kind.startswith('rel'):
        m=(E(S)@E(b['listen']).T).max(1); th=float(kind[3:]); aw=set().union(set(),*[words(s) for s,x in zip(S,m) if x>=th])
    if kind[0]!='p':
        ws=set().union(*map(words,b['listen']))-qw
        return sum(wt(w) for w in ws&aw)/sum(wt(w) for w in ws)
    if kind=='point':
        U=[words(u) for u in units(a)]; o=[]
        for p in b['listen']:
            ws=words(p)-qw; tot=sum(map(wt,ws))
            if tot: o.append(max(sum(wt(w) for w in ws&u) for u in U)/tot)
        return np.mean(o)
if __name__=='__main__':
    D=load()
    for kind in ('share','rel0.2','rel0.25','rel0.3','point'):
        rows=[(d['id'],k,{'x':lex(d,a,kind)}) for d in D for k,a in d['answers'].items()]
        by={}
        for i,k,f in rows: by.setdefault(i,{})[k]=f['x']
        m={c:np.mean([s[c] for s in by.values() if c in s]) for c in T}
        sc=6/(m['good']-m['poor'])
        sh={}
        for nm,X in (('inj',J),('ben',BN)):
            v=[]
            for x in X:
                for d in D[::2]:
                    for k in ('fair','poor'): v.append(sc*(lex(d,insert(d['answers'][k],x['text'],'mid'),kind)-by[d['id']][k]))
            sh[nm]=f"{np.mean(np.abs(v)):.2f}/{np.max(np.abs(v)):.2f}"
        print(kind,order(by)[0],order(by)[1],{c:round(float(x),3) for c,x in m.items()},'shift on scale',sh,flush=True)
    E.save()
