import pickle, numpy as np
rows=pickle.load(open('/tmp/recipe/cache/dev.pkl','rb'))
PARTS=('cov','lex','v1','v2','v3'); PAIRS=(('good','fair'),('good','poor'),('fair','poor'))
ANCH=[(-.6,0),(0,2.7),(.33,5.4),(1,8.2),(1.4,10)]
CL=('good','good_short','fair','poor','poor_long','off_topic')
pl=lambda x,A: float(np.interp(x,[a for a,_ in A],[b for _,b in A]))
def cal(R,ids):
    m=lambda n,c:np.mean([r['raw'][n] for i,k,r,w in R if i in ids and k==c]); return {n:(m(n,'poor'),m(n,'good')) for n in PARTS}
def comb(r,C,W,dev=9):
    z={n:float(np.clip((r['raw'][n]-C[n][0])/(C[n][1]-C[n][0]),-.6,1.4)) for n in r['raw']}
    base=(W[0]*z['cov']+W[1]*z['lex'])/(W[0]+W[1]) if W[0]+W[1] else 0; vs=[v for v in ('v1','v2','v3') if v in z]
    cl=lambda x: float(np.clip(x,base-dev,base+dev)); s=W[0]*z['cov']+W[1]*z['lex']
    return s+W[2]*cl(np.mean([z[v] for v in vs])),[s+W[2]*cl(z[v]) for v in vs]
def run(mode,W,dev=.5,show=True,cv=True):
    R=[x[1:] for x in rows if x[0]==mode]; ids=sorted({r[0] for r in R}); by={};sp=[];wl=[];zz={}
    for i in ids:
        C=cal(R,set(ids)-{i} if cv else set(ids))
        for j,k,r,w in R:
            if j!=i: continue
            x,vs=comb(r,C,W,dev); by.setdefault(i,{})[k]=pl(x,ANCH); zz.setdefault(k,[]).append(x)
            if len(vs)>1: sp.append(max(pl(v,ANCH) for v in vs)-min(pl(v,ANCH) for v in vs))
            wl.append((k,w,pl(x,ANCH)))
    o={i:[s[a]>s[b] for a,b in PAIRS] for i,s in by.items()}; rg=np.random.default_rng(1)
    bs=[np.mean([sum(o[ids[j]]) for j in rg.integers(0,len(ids),len(ids))])/3 for _ in range(4000)]
    n=sum(map(sum,o.values()))
    print(mode,'W',np.round(W,2),'clip',dev,f"{n}/36 CI {np.quantile(bs,.025):.2f}-{np.quantile(bs,.975):.2f}",[sum(x[j] for x in o.values()) for j in range(3)],'spread mean %.2f p95 %.2f max %.2f >1.5 %d'%(np.mean(sp),np.quantile(sp,.95),max(sp),sum(x>1.5 for x in sp)))
    if show:
        for a,b in (('good_short','fair'),('good_short','poor_long'),('fair','poor_long'),('poor','off_topic')):
            x=[s[a]>=s[b] for s in by.values() if a in s and b in s]; print('  ',a,'>=',b,f'{sum(x)}/{len(x)}',end=';')
        print('\n   z',{k:f'{np.mean(v):.2f}' for k,v in zz.items()})
        for c,lo,hi in (('good',7,10),('good_short',7,10),('fair',4.5,6.5),('poor',0,3.5),('poor_long',0,3.5),('off_topic',0,3.5)):
            v=[s[c] for s in by.values() if c in s]; print('  ',c,f'{np.mean(v):.1f}±{np.std(v):.1f} [{min(v):.1f},{max(v):.1f}] in [{lo},{hi}] {sum(lo<=x<=hi for x in v)}/{len(v)}')
        print('   r(words)',{k:f"{np.corrcoef([w for c,w,_ in wl if c==k],[s for c,_,s in wl if c==k])[0,1]:.2f}" for k in ('good','fair','poor')})
if __name__=='__main__':
    R=[x[1:] for x in rows if x[0]=='unknown']; ids={r[0] for r in R}; print('calibration',{n:np.round(v,3) for n,v in cal(R,ids).items()})
    t=1/3
    run('unknown',(t,t,t)); run('known',(t,t,t))
    for W in ((.4,.3,.3),(.25,.25,.5),(1,0,0),(0,1,0),(0,0,1),(.5,.5,0)): run('unknown',W,show=False)
    for dev in (.3,.5,.7): run('unknown',(t,t,t),dev,show=False)
