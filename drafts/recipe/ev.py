from lexp import *
from model import *
import pickle
def raw(d,a,vs=('v1','v2','v3'),b=None):
    b=b or inferred(d,a); c=rubric(d['role'],d['level'])[d['criterion']]
    V=E(units(a)); f={'cov':float((E(b['listen'])@V.T).max(1).mean()),'lex':float(lex(d,a,'rel0.25')),'n':len(a.split())}
    r=part(a,b['listen'],c['poor'],vs)
    for v in r: f[v]=r[v][0]-r[v][1]; f[v+'p']=r[v][0]
    return f
PARTS=('cov','lex','v1','v2','v3')
def cal(rows,ids):
    m=lambda n,c:np.mean([f[n] for i,k,f in rows if i in ids and k==c])
    return {n:(m(n,'poor'),m(n,'good')) for n in PARTS}
def z(f,C,n): lo,hi=C[n]; return float(np.clip((f[n]-lo)/(hi-lo),-.6,1.4))
ANCH=[(-.6,0),(0,2.7),(.33,5.4),(1,8.2),(1.4,10)]
def pl(x): return float(np.interp(x,[a for a,_ in ANCH],[b for _,b in ANCH]))
def score(f,C,W,anch=None):
    s=W[0]*z(f,C,'cov')+W[1]*z(f,C,'lex'); vs=[v for v in ('v1','v2','v3') if v in f]
    return [pl(s+W[2]*z(f,C,v)) for v in vs], s+W[2]*np.mean([z(f,C,v) for v in vs])
if __name__=='__main__':
    D=load()
    rows=[(d['id'],k,raw(d,a,('v1','v2','v3') if k!='off_topic' else ('v1',))) for d in D for k,a in d['answers'].items()]
    E.save(); pickle.dump(rows,open('cache/rows.pkl','wb'))
    ids=sorted({r[0] for r in rows})
    for n in ('cov','lex','v1','v2','v3','v1p','v2p','v3p'):
        by={}
        for i,k,f in rows:
            if n in f: by.setdefault(i,{})[k]=f[n]
        o=order(by); print(n,o[0],o[1],{c:f"{np.mean([s[c] for s in by.values() if c in s]):.3f}" for c in T if any(c in s for s in by.values())})
    for W in ((1/3,1/3,1/3),(.4,.3,.3),(.35,.25,.4),(.25,.25,.5),(.45,.35,.2),(0,0,1),(.5,.5,0)):
        by={};zz={};sp=[]
        for i in ids:
            C=cal(rows,set(ids)-{i})
            for j,k,f in rows:
                if j==i:
                    s,x=score(f,C,W); by.setdefault(i,{})[k]=pl(x); zz.setdefault(k,[]).append(x)
                    if len(s)>1: sp.append(max(s)-min(s))
        o=order(by)
        print('W',np.round(W,2),o[0],o[1]); print('  z',{k:f"{np.mean(v):.2f}" for k,v in zz.items()},'spread mean %.2f p95 %.2f max %.2f'%(np.mean(sp),np.quantile(sp,.95),max(sp)))
        print('  ',' '.join(f"{c} {np.mean(v):.1f}±{np.std(v):.1f}[{min(v):.1f},{max(v):.1f}]" for c in T for v in [[s[c] for s in by.values() if c in s]]))
